import type { FaultKind, Sandbox } from '@encharge-destinations/sandbox';
import type { Definitions } from './api';
import { RefusedRequest } from './api-problem';

const MOST_TIMES = 1000;

const WORDS: Readonly<Record<FaultKind, { label: string; description: string }>> = {
  '400': { label: '400 Bad Request', description: 'Encharge refuses the body. Not sent again.' },
  '401': { label: '401 Unauthorized', description: 'The key is wrong. Not sent again.' },
  '403': { label: '403 Forbidden', description: 'The plan does not include it. Not sent again.' },
  '429': { label: '429 Too Many Requests', description: 'Too fast; come back after a second.' },
  '500': { label: '500 Internal Server Error', description: 'Encharge itself fails. Sent again.' },
  '503': { label: '503 Service Unavailable', description: 'Encharge is down for a while. Sent again.' },
  reset: { label: 'Connection reset', description: 'The connection breaks before an answer. Sent again.' },
  timeout: { label: 'No answer', description: 'Nobody answers until the platform gives up. Sent again.' },
  slow: { label: 'Slow answer', description: 'The answer takes a quarter of a second; it is a success.' },
  malformed: { label: 'Broken answer', description: 'The status is 200, the answer half a JSON text.' },
};

/** The faults that the embedded Encharge can be told to have. */
export const FAULTS: Definitions['faults'] = Object.entries(WORDS).map(([kind, words]) => ({
  kind,
  ...words,
}));

/**
 * Tells the embedded Encharge which fault its next requests have.
 *
 * @throws {RefusedRequest} for an unknown kind, or no sensible number.
 */
export function setFault(sandbox: Pick<Sandbox, 'setFaults'>, kind: unknown, times: unknown): void {
  if (kind === 'none') {
    sandbox.setFaults(undefined);
    return;
  }
  const known = (Object.keys(WORDS) as FaultKind[]).find((one) => one === kind);
  if (known === undefined)
    throw new RefusedRequest(`The kind of a fault is none, ${Object.keys(WORDS).join(', ')}.`);
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1 || times > MOST_TIMES)
    throw new RefusedRequest(`A fault hits 1 to ${MOST_TIMES} requests.`);
  sandbox.setFaults({ sequence: Array.from({ length: times }, () => known) });
}
