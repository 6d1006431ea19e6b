import { RULES } from '@encharge-destinations/core';
import { documentedPayloadSchema, segmentPayloadSchema } from '@encharge-destinations/core/schema';
import { DIALECTS, expectationOf, rulesIn } from '@encharge-destinations/testkit';
import { scenarios } from './fixtures';

/** Wrong options never reach a platform's events; shared/core/test holds them. */
const WITHOUT_SCENARIO = new Set(['options.valid']);

describe.each(DIALECTS)('%s', (dialect) => {
  test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    '%s',
    (_id, { event, options, expected }) => {
      expect(expectationOf(event, options, dialect)).toEqual(expected[dialect]);
      const schema = dialect === 'segment' ? segmentPayloadSchema : documentedPayloadSchema;
      for (const payload of expected[dialect].payloads)
        expect(schema.safeParse(payload).error?.issues).toBeUndefined();
    },
  );
});

test('every rule of the mapping has a scenario', () => {
  const used = new Set(
    scenarios.flatMap(({ expected }) => DIALECTS.flatMap((dialect) => rulesIn(expected[dialect]))),
  );
  expect(Object.keys(RULES).filter((rule) => !used.has(rule) && !WITHOUT_SCENARIO.has(rule))).toEqual([]);
});

test('every expectation was written: none is empty without a reason', () => {
  for (const { id, expected } of scenarios) {
    for (const dialect of DIALECTS) {
      const { payloads, skipped, error } = expected[dialect];
      expect([id, dialect, payloads.length > 0 || skipped !== undefined || error !== undefined]).toEqual([
        id,
        dialect,
        true,
      ]);
    }
  }
});
