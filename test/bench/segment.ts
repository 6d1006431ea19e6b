import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Segment from '@encharge-destinations/segment';
import type * as ActionsCore from '@segment/actions-core';
import type {
  Destination,
  DestinationDefinition,
  JSONObject,
  SegmentEvent,
  Subscription,
} from '@segment/actions-core';
import { startSandbox } from '@encharge-destinations/sandbox';
import { mixedEvents } from './events';
import { microseconds, ratio } from './measure';

const EVENTS = 100;
const ROUNDS = 12;
const LATENCY_MS = 50;

type Host = Pick<typeof ActionsCore, 'Destination'>;
type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;
interface Candidate {
  destination: Destination;
  settings: JSONObject;
}

/** Our destination beside the existing one, in the published host with its transport stubbed; then batches against a slow Encharge. */
export async function benchSegment(): Promise<void> {
  // First the batch, over real HTTP; then the host is loaded once more, on a transport that is none.
  await benchBatch();
  await benchCost();
}

/** Every copy of the host gets a transport that answers at once: what is left is the cost of mapping, checking and building. */
async function withoutTransport(run: () => Promise<void>): Promise<void> {
  const holder = Module as unknown as { _load: Load };
  const load = holder._load;
  for (const file of Object.keys(require.cache)) {
    if (file.includes('actions-core') || file.includes(join('destinations', 'segment')))
      Reflect.deleteProperty(require.cache, file);
  }
  const answer = (): Promise<Response> =>
    Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } }));
  const stub = { __esModule: true, default: answer, fetch: answer, Headers, Request, Response };
  holder._load = function (request, ...rest) {
    return request === 'cross-fetch' ? stub : load.call(this, request, ...rest);
  };
  try {
    await run();
  } finally {
    holder._load = load;
  }
}

async function benchCost(): Promise<void> {
  await withoutTransport(async () => {
    const require = createRequire(join(process.cwd(), 'package.json'));
    const host = require('@segment/actions-core') as Host;
    const ours = require('@encharge-destinations/segment') as {
      destination: DestinationDefinition<JSONObject>;
    };
    const candidates: Record<string, Candidate> = {
      ours: candidate(host, ours.destination, { writeKey: 'k' }),
    };
    const existing = existingDestination(require);
    if (existing === undefined) {
      console.log(
        'segment: the existing destination is not installed; `npm install --no-save @segment/action-destinations` puts it beside ours',
      );
    } else {
      // Equal names and titles would share one schema in the host.
      candidates['existing'] = candidate(host, { ...existing, name: 'existing' }, { apiKey: 'k' });
    }
    const times = await measureEvents(candidates);
    console.log(
      `segment: µs an event through the host, ${EVENTS} mixed events of about 1 kB, transport stubbed`,
    );
    console.log(`    ours                         ${microseconds(times['ours'])}`);
    if (existing === undefined) return;
    console.log(`    existing destination         ${microseconds(times['existing'])}`);
    console.log(
      `    ours beside it                          ${ratio(times['ours'], times['existing'])}   at most 1.4, aim 1.2`,
    );
  });
}

function candidate(
  host: Host,
  definition: DestinationDefinition<JSONObject>,
  settings: JSONObject,
): Candidate {
  const subscriptions = (definition.presets ?? [])
    .filter((preset) => preset.type === 'automatic')
    .map((preset) => preset as Subscription);
  return {
    destination: new host.Destination(definition),
    settings: { ...settings, subscriptions } as unknown as JSONObject,
  };
}

function existingDestination(require: NodeJS.Require): DestinationDefinition<JSONObject> | undefined {
  try {
    const { manifest } = require('@segment/action-destinations') as {
      manifest: Record<string, { definition: DestinationDefinition<JSONObject> }>;
    };
    return Object.values(manifest).find(({ definition }) => definition.slug === 'encharge-cloud-actions')
      ?.definition;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

async function measureEvents(
  candidates: Readonly<Record<string, Candidate>>,
): Promise<Record<string, number>> {
  const events = mixedEvents(EVENTS) as unknown as SegmentEvent[];
  const best: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, { destination, settings }] of Object.entries(candidates)) {
      const start = performance.now();
      for (const event of events) await destination.onEvent(event, settings);
      const took = ((performance.now() - start) * 1000) / EVENTS;
      destination.responses.length = 0;
      best[name] = Math.min(best[name] ?? Infinity, took);
    }
  }
  return best;
}

async function benchBatch(): Promise<void> {
  const sandbox = await startSandbox({ latencyMs: LATENCY_MS });
  try {
    const require = createRequire(join(process.cwd(), 'package.json'));
    const host = require('@segment/actions-core') as Host;
    const { createDestination } = require('@encharge-destinations/segment') as typeof Segment;
    const definition = createDestination({
      ingestUrl: sandbox.ingestUrl,
      restUrl: sandbox.restUrl,
    }) as unknown as DestinationDefinition<JSONObject>;
    const { destination, settings } = candidate(host, definition, {
      writeKey: sandbox.writeKey,
    });
    const events = Array.from({ length: EVENTS }, (_, index) => ({
      type: 'track',
      event: 'Benchmarked',
      userId: `user-${index}`,
    })) as unknown as SegmentEvent[];

    const startOne = performance.now();
    for (const event of events) await destination.onEvent(event, settings);
    const oneByOne = performance.now() - startOne;
    const startBatch = performance.now();
    await destination.onBatch(events, settings);
    const batch = performance.now() - startBatch;

    const delivered = sandbox.state().events.length;
    if (delivered !== 2 * EVENTS) throw new Error(`${delivered} of ${2 * EVENTS} events arrived`);
    console.log(
      `segment: ${EVENTS} events of ${EVENTS} people against an Encharge with ${LATENCY_MS} ms latency`,
    );
    console.log(`    one by one                   ${Math.round(oneByOne)} ms`);
    console.log(
      `    one batch                    ${Math.round(batch)} ms, ${(oneByOne / batch).toFixed(1)} times as fast   at least 6`,
    );
  } finally {
    await sandbox.close();
  }
}
