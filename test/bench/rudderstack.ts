import type * as Rudderstack from '@encharge-destinations/rudderstack';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { mixedEvents } from './events';
import { beside, measure } from './measure';
import { peerIn } from './peers';
import type { Peers } from './peers';
import type { Result } from './report/result';

const EVENTS = 200;
/** rudder-server's default. */
const EVENTS_A_REQUEST = 20;

type Router = (inputs: never[], reqMetadata: object) => unknown;

/**
 * RudderStack's router transformation, as its transformer calls it: twenty events with the destination's Config. Beside a destination that
 * the transformer has already: event by event as ours is, and each with its own copy of the same events.
 */
export async function benchRudderstack(peers: Peers): Promise<Result[]> {
  // Late: it loads a host's library.
  const require = createRequire(join(process.cwd(), 'package.json'));
  const { processRouterDest } = require('@encharge-destinations/rudderstack') as typeof Rudderstack;
  const lines = mixedEvents(EVENTS).map((event) => JSON.stringify(event));
  let sink = 0;
  const floor = (): void => lines.forEach((line) => (sink += JSON.stringify(JSON.parse(line)).length));
  const results: Result[] = [];
  const peer = peerIn<{ processRouterDest: Router }>(peers, {
    name: 'rudder-transformer',
    home: '',
    file: 'dist/src/v0/destinations/customerio/transform.js',
  });
  // First: afterwards our router has mapped in a second dialect, and theirs has done nothing more.
  if (peer !== undefined) {
    const took = await measure(EVENTS, {
      ours: await routing(processRouterDest, lines, { writeKey: 'wk-unseenkey' }),
      theirs: await routing(peer.module.processRouterDest, lines, {
        siteID: 'bench',
        apiKey: 'ak-unseenkey',
        datacenter: 'US',
      }),
    });
    results.push({
      id: 'rudderstack.router.beside-customerio',
      what: 'RudderStack router, default, beside another destination',
      unit: 'µs',
      ...beside(took.ours, `customerio in ${peer.name}`, took.theirs),
      aim: { at: 'most', value: 0.5 },
    });
  }
  for (const [name, Config] of [
    ['default', { writeKey: 'wk-unseenkey' }],
    ['segment dialect', { writeKey: 'wk-unseenkey', dialect: 'segment' }],
  ] as const) {
    const took = await measure(EVENTS, { floor, router: await routing(processRouterDest, lines, Config) });
    results.push({
      id: `rudderstack.router.${name.replace(' ', '-')}`,
      what: `RudderStack router, ${name}`,
      unit: 'µs',
      ...beside(took.router, 'JSON.parse + JSON.stringify', took.floor),
      aim: { at: 'most', value: 1.6 },
    });
  }
  if (sink === 0) throw new Error('nothing was read');
  return results;
}

/** A destination's router over all events, of which it refuses none. */
async function routing(
  router: unknown,
  lines: readonly string[],
  Config: object,
): Promise<() => Promise<void>> {
  const route = router as Router;
  const destination = Object.freeze({
    ID: 'bench',
    Name: 'bench',
    Enabled: true,
    hasDynamicConfig: false,
    WorkspaceID: 'bench',
    DestinationDefinition: { ID: 'bench', Name: 'BENCH', DisplayName: 'Bench', Config: {} },
    Config: Object.freeze(Config),
    Transformations: [],
  });
  const inputs = lines.map((line, jobId) => ({
    message: JSON.parse(line) as object,
    destination,
    metadata: { jobId },
  }));
  const requests = Array.from({ length: EVENTS / EVENTS_A_REQUEST }, (_, index) =>
    inputs.slice(index * EVENTS_A_REQUEST, (index + 1) * EVENTS_A_REQUEST),
  );
  const run = (): Promise<unknown[]> =>
    Promise.all(requests.map((request) => route([...request] as never[], {})));
  const outputs = (await run()).flat() as { statusCode: number; metadata: unknown[] }[];
  const done = outputs.flatMap(({ statusCode, metadata }) => (statusCode === 200 ? metadata : []));
  if (done.length !== EVENTS) throw new Error(`${EVENTS - done.length} events were refused`);
  return async () => {
    await run();
  };
}
