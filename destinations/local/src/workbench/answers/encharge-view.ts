import type { Sandbox } from '@encharge-destinations/sandbox';
import type { EnchargeView, Fault } from '../api';

/** The page shows no more of a list; the totals say how many there are. */
const MOST = 500;

/**
 * What the embedded Encharge knows, the last of each list.
 *
 * @param fault What the next event that is sent there meets.
 */
export function enchargeView(sandbox: Pick<Sandbox, 'state'>, fault: Fault | undefined): EnchargeView {
  const { people, objects, events, visits, requests, flags, totals } = sandbox.state();
  return {
    people: people.slice(-MOST),
    objects: objects.slice(-MOST),
    events: events.slice(-MOST),
    visits: visits.slice(-MOST),
    requests: requests.slice(-MOST),
    flags: flags.slice(-MOST),
    totals: { ...totals, people: people.length, objects: objects.length },
    fault,
  };
}
