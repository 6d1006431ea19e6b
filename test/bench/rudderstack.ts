import type * as Rudderstack from '@encharge-destinations/rudderstack';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { mixedEvents } from './events';
import { beside, measure } from './measure';
import type { Result } from './report/result';

const EVENTS = 200;

/** RudderStack's `process`, as its transformer calls it: one event with the destination's Config. */
export async function benchRudderstack(): Promise<Result[]> {
  // Late: it loads a host's library.
  const require = createRequire(join(process.cwd(), 'package.json'));
  const { process: transform } = require('@encharge-destinations/rudderstack') as typeof Rudderstack;
  const events = mixedEvents(EVENTS);
  const lines = events.map((event) => JSON.stringify(event));
  let sink = 0;
  const results: Result[] = [];
  for (const [name, Config] of [
    ['default', { writeKey: 'bench' }],
    ['segment dialect', { writeKey: 'bench', dialect: 'segment' }],
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
      process: () =>
        events.forEach((message) => {
          try {
            transform({ message, destination, metadata: {} });
          } catch {
            // A skip is an error in this host.
          }
          sink += 1;
        }),
    });
    results.push({
      id: `rudderstack.process.${name.replace(' ', '-')}`,
      what: `RudderStack process(), ${name}`,
      unit: 'µs',
      ...beside(took.process, 'JSON.parse + JSON.stringify', took.floor),
    });
  }
  if (sink === 0) throw new Error('nothing was transformed');
  return results;
}
