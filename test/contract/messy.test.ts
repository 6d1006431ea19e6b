import { join } from 'node:path';
import { mapEvent, MappingError } from '@encharge-destinations/core';
import type { Dialect, Dictionary, IngestPayload, MapOptions } from '@encharge-destinations/core';
import { createDestination } from '@encharge-destinations/rudderstack';
import { DIALECTS, messyEvent, messyOptions, seededRandom } from '@encharge-destinations/testkit';
import { configOf } from '../../destinations/rudderstack/src/runner/config-of';
import { destinationWith, inputsOf } from '../../destinations/rudderstack/test/events';
import { withOptions } from '../../destinations/rudderstack/test/transformation/options';
import { startTransformer } from '../../destinations/rudderstack/test/transformation/transformer';
import type { Transformer } from '../../destinations/rudderstack/test/transformation/transformer';
import { createFunctionHost, settingsOf } from '../../destinations/segment/test/function/host';
import type { FunctionHost } from '../../destinations/segment/test/function/host';
import { startLoopback } from '../../destinations/segment/test/loopback';
import type { Loopback } from '../../destinations/segment/test/loopback';
import { buildBundle } from '../../scripts/bundle/build-bundle';
import { forcedByWebhook } from './forced-by-webhook';

/** What becomes of an event: the body that goes out, or why none does. */
type Fate = object | 'skipped' | 'failed';

interface Batch {
  name: string;
  options: MapOptions;
  events: readonly Dictionary[];
}

const root = join(__dirname, '../..');
const { processRouterDest } = createDestination();
const batches = batchesOf(20260102);
let server: Loopback;
let functionHost: FunctionHost;
let transformer: Transformer;
let transformation = '';

beforeAll(async () => {
  server = await startLoopback();
  const { ingestUrl, restUrl } = server;
  const [, functionFile] = await buildBundle({ platform: 'segment', root });
  const [, transformationFile] = await buildBundle({ platform: 'rudderstack', root });
  functionHost = createFunctionHost({ code: functionFile?.code ?? '', ingestUrl, restUrl });
  transformation = transformationFile?.code ?? '';
  transformer = startTransformer();
}, 60_000);

afterAll(async () => {
  await transformer.close();
  await server.close();
});

/** Events as apps really send them, eighty for each of some sets of options. */
function batchesOf(seed: number): readonly Batch[] {
  const random = seededRandom(seed);
  return Array.from({ length: 16 }, (_value, index) => {
    const dialect: Dialect = DIALECTS[index % DIALECTS.length] ?? 'documented';
    // The pasted files go by the clock of their host: they know no other.
    const options = { ...messyOptions(random), maxEventAge: undefined, now: undefined, dialect };
    return {
      name: `${index + 1}, ${dialect}`,
      options,
      events: Array.from({ length: 80 }, () => messyEvent(random)),
    };
  });
}

function wanted(event: Dictionary, options: MapOptions): IngestPayload | 'skipped' | 'failed' {
  try {
    return mapEvent(event, options).payloads[0] ?? 'skipped';
  } catch (error) {
    if (error instanceof MappingError) return 'failed';
    throw error;
  }
}

function fateOf(status: number, body: object | undefined): Fate {
  if (status === 298) return 'skipped';
  return status === 200 && body !== undefined ? body : 'failed';
}

async function atRouter({ events, options }: Batch): Promise<Fate[]> {
  const destination = destinationWith({ writeKey: 'wk-test', ...configOf(options) });
  const outputs = await processRouterDest(inputsOf(events, destination));
  return outputs.map(({ statusCode, batchedRequest }) =>
    fateOf(statusCode, [batchedRequest].flat()[0]?.body.JSON),
  );
}

async function inTransformation({ events, options }: Batch): Promise<Fate[]> {
  const results = await transformer.transform(withOptions(transformation, options), events);
  return results.map((result) => {
    const [output] = result.statusCode === 200 ? result.output : [];
    if (output === undefined) return fateOf(result.statusCode, undefined);
    return Object.fromEntries(Object.entries(output).filter(([key]) => key !== 'header'));
  });
}

async function inFunction({ events, options }: Batch): Promise<Fate[]> {
  const settings = { writeKey: 'wk-test', ...settingsOf(options) };
  const fates: Fate[] = [];
  for (const event of events) {
    const { kind, requests } = await functionHost.deliver(event, settings);
    fates.push(kind === 'delivered' ? (requests[0]?.body as object) : kind);
  }
  return fates;
}

test('the events are worth a test: most go out, some are skipped, some are errors', () => {
  const fates = batches.flatMap(({ events, options }) => events.map((event) => wanted(event, options)));
  expect(fates.filter((fate) => typeof fate === 'object').length).toBeGreaterThan(600);
  for (const fate of ['skipped', 'failed'])
    expect(fates.filter((one) => one === fate).length).toBeGreaterThan(50);
});

describe.each(batches)('messy events $name', (batch) => {
  const { events, options } = batch;
  const fates = events.map((event) => wanted(event, options));

  test('in RudderStack’s router', async () => {
    expect(await atRouter(batch)).toEqual(fates);
  });

  test('in the RudderStack Transformation', async () => {
    const bodies = fates.map((fate, index) =>
      typeof fate === 'string' ? fate : forcedByWebhook(fate, events[index]),
    );
    expect(await inTransformation(batch)).toEqual(bodies);
  });

  test('in the Segment Function', async () => {
    expect(await inFunction(batch)).toEqual(fates);
  });
});
