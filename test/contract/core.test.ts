import { isDeepStrictEqual } from 'node:util';
import { documentedPayloadSchema, segmentPayloadSchema } from '@encharge-destinations/core/schema';
import {
  contractOf,
  contractReport,
  DIALECTS,
  expectationDiff,
  expectationOf,
  otherWaysThatDiffer,
  scenariosByRule,
} from '@encharge-destinations/testkit';
import type { Platform } from '@encharge-destinations/testkit';
import { cases, scenarios } from './fixtures';

describe.each(DIALECTS)('%s', (dialect) => {
  test.each(cases)('%s', (id, { event, options, expected }) => {
    const breaches = [
      ...expectationDiff(expected[dialect], expectationOf(event, options, dialect)),
      ...otherWaysThatDiffer(event, options, dialect, expected[dialect]),
    ];
    const report = contractReport(id, 'core', dialect, breaches);
    if (report !== undefined) throw new Error(report);
    const schema = dialect === 'segment' ? segmentPayloadSchema : documentedPayloadSchema;
    for (const payload of expected[dialect].payloads)
      expect(schema.safeParse(payload).error?.issues).toBeUndefined();
  });
});

test('every rule of the mapping has a scenario', () => {
  const without = [...scenariosByRule(scenarios)].filter(([, ids]) => ids.length === 0);
  expect(without.map(([rule]) => rule)).toEqual([]);
});

test('every expectation is written: none is empty without a reason', () => {
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

test('every listed host difference is a real one', () => {
  const idle = scenarios.flatMap((scenario) =>
    Object.entries(scenario.differences).flatMap(([platform, byDialect]) =>
      DIALECTS.filter((dialect) => byDialect[dialect] !== undefined)
        .filter((dialect) =>
          isDeepStrictEqual(
            contractOf(scenario, platform as Platform, dialect),
            contractOf({ ...scenario, differences: {} }, platform as Platform, dialect),
          ),
        )
        .map((dialect) => `${scenario.id} on ${platform}, ${dialect} dialect`),
    ),
  );
  expect(idle).toEqual([]);
});

test('every title and description is a separate sentence', () => {
  const titles = scenarios.map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  expect(
    scenarios.filter(({ description }) => !/^.{15,}[.!?]$/s.test(description)).map(({ id }) => id),
  ).toEqual([]);
});
