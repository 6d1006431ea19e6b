import { createRunner } from '@encharge-destinations/segment';
import type { Fate, Host } from './fate';

/** Nothing is sent there. */
const NOWHERE = 'http://127.0.0.1:9';

/** Segment's published host, with its presets set up for the options. */
export const atSegment: Host = async ({ events, options }) => {
  const runner = createRunner({
    ingestUrl: NOWHERE,
    restUrl: NOWHERE,
    writeKey: 'wk-unseenkey',
    dryRun: true,
    options,
  });
  const fates: Fate[] = [];
  for (const event of events) {
    const { kind, requests } = await runner.deliver(event);
    fates.push(kind === 'delivered' ? (requests[0]?.body as object) : kind);
  }
  return fates;
};
