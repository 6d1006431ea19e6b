import type * as Rudderstack from '@encharge-destinations/rudderstack';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { mixedEvents } from './events';
import { beside, measure } from './measure';
import type { Result } from './report/result';

const EVENTS = 200;
/** rudder-server's default. */
const EVENTS_A_REQUEST = 20;

/** RudderStack's router transformation, as its transformer calls it: twenty events with the destination's Config. */
export async function benchRudderstack(): Promise<Result[]> {
  // Late: it loads a host's library.
  const require = createRequire(join(process.cwd(), 'package.json'));
  const { processRouterDest } = require('@encharge-destinations/rudderstack') as typeof Rudderstack;
  const events = mixedEvents(EVENTS);
  const lines = events.map((event) => JSON.stringify(event));
  const requests = Array.from({ length: EVENTS / EVENTS_A_REQUEST }, (_, index) =>
    events.slice(index * EVENTS_A_REQUEST, (index + 1) * EVENTS_A_REQUEST),
  );
  let sink = 0;
  const results: Result[] = [];
  for (const [name, Config] of [
    ['default', { writeKey: 'wk-unseenkey' }],
    ['segment dialect', { writeKey: 'wk-unseenkey', dialect: 'segment' }],
  ] as const) {
    const destination = Object.freeze({
      ID: 'bench',
      Name: 'bench',
      Enabled: true,
      WorkspaceID: 'bench',
      DestinationDefinition: { ID: 'bench', Name: 'ENCHARGE', DisplayName: 'Encharge', Config: {} },
      Config: Object.freeze(Config),
      Transformations: [],
    });
    const took = await measure(EVENTS, {
      floor: () => lines.forEach((line) => (sink += JSON.stringify(JSON.parse(line)).length)),
      router: () =>
        Promise.all(
          requests.map(async (messages) => {
            const inputs = messages.map((message) => ({ message, destination, metadata: {} }));
            sink += (await processRouterDest(inputs)).length;
          }),
        ).then(() => undefined),
    });
    results.push({
      id: `rudderstack.router.${name.replace(' ', '-')}`,
      what: `RudderStack router, ${name}`,
      unit: 'µs',
      ...beside(took.router, 'JSON.parse + JSON.stringify', took.floor),
    });
  }
  if (sink === 0) throw new Error('nothing was transformed');
  return results;
}
