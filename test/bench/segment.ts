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
import { beside, measure, median, noiseOf } from './measure';
import { peerIn } from './peers';
import type { Peers } from './peers';
import type { Result } from './report/result';

/** The calls that the existing destination takes. */
const CALLS = ['track', 'identify', 'page', 'group', 'alias'] as const;
const EVENTS = 100;
const ROUNDS = 40;
const BATCH_ROUNDS = 2;
const LATENCY_MS = 50;

type Host = Pick<typeof ActionsCore, 'Destination'>;
type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;
interface Candidate {
  destination: Destination;
  settings: JSONObject;
}

/** Our destination beside the existing one, in the published host with its transport stubbed; then batches against a slow Encharge. */
export async function benchSegment(peers: Peers): Promise<Result[]> {
  // First the batch, over real HTTP; then the host is loaded again with a stubbed transport.
  const batch = await benchBatch();
  return [...(await withoutTransport(() => benchCost(peers))), ...batch];
}

/** Gives every copy of the host a transport that answers at once, so that only mapping, checking and building are measured. */
async function withoutTransport<T>(run: () => Promise<T>): Promise<T> {
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
    return await run();
  } finally {
    holder._load = load;
  }
}

async function benchCost(peers: Peers): Promise<Result[]> {
  const require = createRequire(join(process.cwd(), 'package.json'));
  const host = require('@segment/actions-core') as Host;
  const ours = require('@encharge-destinations/segment') as {
    destination: DestinationDefinition<JSONObject>;
  };
  const peer = peerIn<{ default: DestinationDefinition<JSONObject> }>(peers, {
    name: '@segment/action-destinations',
    home: 'node_modules/@segment/action-destinations',
    file: 'dist/destinations/encharge/index.js',
  });
  if (peer === undefined) return [];
  const mine = candidate(host, ours.destination, { writeKey: 'wk-unseenkey' });
  // Equal names and titles would share one schema in the host.
  const theirs = candidate(host, { ...peer.module.default, name: 'existing' }, { apiKey: 'ak-unseenkey' });
  const results: Result[] = [];
  for (const call of CALLS) {
    const events = eventsOf(call);
    const took = await measure(
      EVENTS,
      { ours: sendAll(mine, events), theirs: sendAll(theirs, events) },
      ROUNDS,
    );
    results.push({
      id: `segment.${call}`,
      what: `Segment: ${call} through the host, transport stubbed`,
      unit: 'µs',
      ...beside(took.ours, `Encharge in ${peer.name}`, took.theirs),
      aim: { at: 'most', value: 1.1 },
    });
  }
  return results;
}

function sendAll({ destination, settings }: Candidate, events: readonly SegmentEvent[]): () => Promise<void> {
  return async () => {
    for (const event of events) await destination.onEvent(event, settings);
    destination.responses.length = 0;
  };
}

/** Events of one call, as many as one measurement needs. */
function eventsOf(call: (typeof CALLS)[number]): SegmentEvent[] {
  const mixed = mixedEvents(5 * EVENTS);
  const events = mixed.filter(({ type }) => type === call).slice(0, EVENTS);
  if (events.length > 0) return events as unknown as SegmentEvent[];
  const identified = mixed.filter(({ type }) => type === 'identify').slice(0, EVENTS);
  return identified.map((event, number) =>
    call === 'group'
      ? {
          ...event,
          type: call,
          groupId: `company-${number}`,
          traits: { name: 'ACME', employees: 42, plan: 'pro' },
        }
      : { ...event, type: call, previousId: `before-${number}`, traits: undefined },
  ) as unknown as SegmentEvent[];
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

async function benchBatch(): Promise<Result[]> {
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

    const oneByOne: number[] = [];
    const batched: number[] = [];
    for (let round = 0; round < BATCH_ROUNDS; round += 1) {
      oneByOne.push(
        await timed(async () => {
          for (const event of events) await destination.onEvent(event, settings);
        }),
      );
      batched.push(await timed(() => destination.onBatch(events, settings)));
    }
    const delivered = sandbox.state().events.length;
    if (delivered !== 2 * BATCH_ROUNDS * EVENTS) throw new Error(`${delivered} events arrived`);
    const gains = oneByOne.map((took, round) => took / (batched[round] ?? Number.NaN));
    return [
      {
        id: 'segment.batch.times-as-fast',
        what: `Segment: a batch of ${EVENTS} people, answers after ${LATENCY_MS} ms: times as fast as one by one`,
        unit: 'ms',
        ours: median(batched),
        beside: { what: 'one by one', theirs: median(oneByOne) },
        ratio: median(gains),
        noise: noiseOf(gains),
        aim: { at: 'least', value: 6 },
      },
    ];
  } finally {
    await sandbox.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
