import { join } from 'node:path';
import type { Dialect, IngestPayload } from '@encharge-destinations/core';
import { DIALECTS, messyEvent, messyOptions, seededRandom } from '@encharge-destinations/testkit';
import { atRouter } from './fates/at-router';
import { fatesByCore } from './fates/fate';
import type { EventSet } from './fates/fate';
import { startPastedFiles } from './fates/pasted';
import type { PastedFiles } from './fates/pasted';
import { forcedByWebhook } from './forced-by-webhook';

interface Batch extends EventSet {
  name: string;
}

const batches = batchesOf(20260102);
let pasted: PastedFiles;

beforeAll(async () => {
  pasted = await startPastedFiles(join(__dirname, '../..'));
}, 60_000);

afterAll(() => pasted.close());

/** Events as apps really send them, eighty for each of several sets of options. */
function batchesOf(seed: number): readonly Batch[] {
  const random = seededRandom(seed);
  return Array.from({ length: 16 }, (_value, index) => {
    const dialect: Dialect = DIALECTS[index % DIALECTS.length] ?? 'documented';
    // The pasted files only know their host's clock.
    const options = { ...messyOptions(random), maxEventAge: undefined, now: undefined, dialect };
    return {
      name: `${index + 1}, ${dialect}`,
      options,
      events: Array.from({ length: 80 }, () => messyEvent(random)),
    };
  });
}

test('the events are worth testing: most go out, some are skipped, some are errors', () => {
  const fates = batches.flatMap(fatesByCore);
  expect(fates.filter((fate) => typeof fate === 'object').length).toBeGreaterThan(600);
  for (const fate of ['skipped', 'failed'])
    expect(fates.filter((one) => one === fate).length).toBeGreaterThan(50);
});

describe.each(batches)('messy events $name', (batch) => {
  const fates = fatesByCore(batch);

  test('in RudderStack’s router', async () => {
    expect(await atRouter(batch)).toEqual(fates);
  });

  test('in the RudderStack Transformation', async () => {
    const bodies = fates.map((fate, index) =>
      typeof fate === 'string' ? fate : forcedByWebhook(fate as IngestPayload, batch.events[index]),
    );
    expect(await pasted.inTransformation(batch)).toEqual(bodies);
  });

  test('in the Segment Function', async () => {
    expect(await pasted.inFunction(batch)).toEqual(fates);
  });
});
