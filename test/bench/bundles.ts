import { createContext, Script } from 'node:vm';
import type { Context } from 'node:vm';
import { createMapper } from '@encharge-destinations/core';
import { buildBundle } from '../../scripts/bundle/build-bundle';
import { BUNDLE_PLATFORMS, bundleDefinitions } from '../../scripts/bundle/bundles';
import { mixedEvents } from './events';
import { beside, measure } from './measure';
import type { Result } from './report/result';

const EVENTS = 200;
const COLD_ROUNDS = 20;
const BUNDLE = 'rudderstack-transformation.js';

/**
 * The single files: the sizes of what is pasted, and how long the Transformation takes for one request of 200 events of about 1 kB. Cold: a fresh
 * context in which the file is read and run, events parsed and results written, as RudderStack does for every request. Warm: the
 * mapping alone, beside core's own.
 */
export async function benchBundles(): Promise<Result[]> {
  const root = process.cwd();
  const sizes: Result[] = [];
  let transformation = '';
  for (const platform of BUNDLE_PLATFORMS) {
    for (const { name, bytes, code } of await buildBundle({ platform, root })) {
      if (name === BUNDLE) transformation = code;
      if (!name.endsWith('.min.js')) continue;
      sizes.push({
        id: `bundles.size.${name}`,
        what: `bundle ${name}`,
        unit: 'kB',
        ours: bytes / 1000,
        noise: 0,
        aim: { at: 'most', value: bundleDefinitions[platform].limitBytes / 1000 },
      });
    }
  }
  return [...sizes, ...(await benchTransformation(transformation))];
}

async function benchTransformation(code: string): Promise<Result[]> {
  const events = mixedEvents(EVENTS);
  const text = JSON.stringify(events);
  const json = await measure(
    1,
    {
      cold: () => run(isolate(code), text),
      floor: () => {
        JSON.stringify(JSON.parse(text));
      },
    },
    COLD_ROUNDS,
  );
  const context = isolate(code);
  new Script(`const events = JSON.parse(${JSON.stringify(text)});`).runInContext(context);
  const mapAll = new Script('events.map((event) => transformEvent(event)).length');
  const map = createMapper({ dialect: 'documented' });
  const warm = await measure(EVENTS, {
    bundle: () => {
      mapAll.runInContext(context);
    },
    core: () => events.forEach((event) => map(event)),
  });
  const milliseconds = (values: readonly number[]): number[] => values.map((value) => value / 1000);
  return [
    {
      id: 'bundles.cold',
      what: `Transformation, ${EVENTS} events, cold`,
      unit: 'ms',
      ...beside(milliseconds(json.cold), 'JSON.parse + JSON.stringify', milliseconds(json.floor)),
      aim: { at: 'most', value: 12 },
    },
    {
      id: 'bundles.warm',
      what: 'Transformation, an event, warm',
      unit: 'µs',
      ...beside(warm.bundle, 'core', warm.core),
      aim: { at: 'most', value: 4 },
    },
  ];
}

/**
 * Only the language. The module is read as a script inside a function, because Node's contexts resolve every global in their own
 * JavaScript, which RudderStack's isolate does not.
 */
function isolate(code: string): Context {
  const context = createContext(Object.create(null) as object);
  const script = code.replace(/export\s*\{\s*transformEvent\s*\};?/, '');
  new Script(
    `const transformEvent = (() => {\n${script}\nreturn transformEvent;\n})();
const all = (events) => JSON.stringify(events.map((event) => transformEvent(event)));`,
  ).runInContext(context);
  return context;
}

function run(context: Context, text: string): void {
  const output = new Script(`all(JSON.parse(${JSON.stringify(text)})).length`).runInContext(
    context,
  ) as number;
  if (output < EVENTS) throw new Error('The Transformation returned nothing.');
}
