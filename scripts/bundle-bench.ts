import { createContext, Script } from 'node:vm';
import type { Context } from 'node:vm';
import { buildBundle } from './bundle/build-bundle';
import { BUNDLE_PLATFORMS, bundleDefinitions } from './bundle/bundles';
import { mixedEvents } from '../test/bench/events';

const HELP = `Usage: node scripts/run.mjs bundle-bench

Prints the sizes of the single-file bundles, and how long the Transformation takes for one request of 200 events of about 1 kB: cold
(a fresh context in which the file is read and run, events parsed and results written, as RudderStack does for every request) and warm
(the mapping alone).
`;

const EVENTS = 200;
const ROUNDS = 30;
const WARM_UP_ROUNDS = 20;

async function main(args: readonly string[]): Promise<void> {
  if (args.length > 0) {
    console.log(HELP);
    return;
  }
  const root = process.cwd();
  for (const platform of BUNDLE_PLATFORMS) {
    const limit = bundleDefinitions[platform].limitBytes / 1000;
    for (const { name, bytes } of await buildBundle({ platform, root }))
      console.log(
        `${name}: ${(bytes / 1000).toFixed(1)} kB${name.endsWith('.min.js') ? ` (limit ${limit} kB)` : ''}`,
      );
  }
  const text = JSON.stringify(mixedEvents(EVENTS));
  for (const { name, code } of await buildBundle({ platform: 'rudderstack', root })) {
    const cold = best(() => {
      run(isolate(code), text);
    });
    const context = isolate(code);
    new Script(`const events = JSON.parse(${JSON.stringify(text)});`).runInContext(context);
    const mapAll = new Script('events.map(transformEvent).length');
    for (let round = 0; round < WARM_UP_ROUNDS; round += 1) mapAll.runInContext(context);
    const warm = best(() => {
      mapAll.runInContext(context);
    });
    console.log(
      `${name}: ${EVENTS} events of ${(text.length / EVENTS / 1000).toFixed(1)} kB cold ${cold.toFixed(1)} ms, warm ${(warm / EVENTS).toFixed(4)} ms an event`,
    );
  }
}

/** The language and nothing else; the module is read as a script, since a context takes those without a flag. */
function isolate(code: string): Context {
  const context = createContext(Object.create(null) as object);
  const script = code.replace(/export\s*\{\s*transformEvent\s*\};?/, '');
  new Script(
    `${script}\nfunction all(events) { return JSON.stringify(events.map(transformEvent)); }`,
  ).runInContext(context);
  return context;
}

function run(context: Context, text: string): void {
  const output = new Script(`all(JSON.parse(${JSON.stringify(text)})).length`).runInContext(
    context,
  ) as number;
  if (output < EVENTS) throw new Error('The Transformation returned nothing.');
}

/** Of many rounds the best: noise only ever adds time. Milliseconds. */
function best(work: () => void): number {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

void main(process.argv.slice(2));
