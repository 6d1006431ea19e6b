import type { PartialStrykerOptions } from '@stryker-mutator/api/core';

/** Sources that are mutated together, and the tests that must notice. */
export interface MutationGroup {
  name: string;
  title: string;
  /** The minimum score, in percent. */
  least: number;
  options: PartialStrykerOptions;
}

/** Sources for these jest tests to check. */
function byTests(mutate: readonly string[], tests: readonly string[]): PartialStrykerOptions {
  return {
    testRunner: 'jest',
    mutate: [...mutate],
    // These tests wait for servers more than they compute.
    concurrency: 6,
    jest: {
      projectType: 'custom',
      configFile: 'scripts/config/jest.mutation.config.cjs',
      // The first run shows which tests a change needs; looking for them each time takes longer than running them.
      enableFindRelatedTests: false,
      config: { globals: { tests } },
    },
  };
}

/**
 * What is mutated. Core's mapping is everything between an event and its payload. Not part of it: `index` and `types` hold no code,
 * `rules` and `options/definitions` hold words for people and forms, `schema` is a second description that the tests compare payloads
 * with, `delivery` and `tables/answers` are about the request and its answer, `errors` what a program does with a thrown error. The
 * answer, and the options, are groups by themselves: wrong options never reach an event.
 */
export const MUTATION_GROUPS: readonly MutationGroup[] = [
  {
    name: 'mapping',
    title: "core's mapping, by the scenarios alone",
    least: 95,
    options: {
      testRunner: 'scenarios',
      mutate: [
        'shared/core/src/**/*.ts',
        '!shared/core/src/{index,types,rules,errors}.ts',
        '!shared/core/src/{schema,options,delivery}/**',
        '!shared/core/src/tables/{answers,forms,reasons,field-tables,field-definition}.ts',
      ],
    },
  },
  {
    name: 'options',
    title: 'the check of options, by its tests',
    least: 98,
    options: byTests(['shared/core/src/options/compile-settings.ts'], ['shared/core/test/settings.test.ts']),
  },
  {
    name: 'outcome',
    title: 'classifyOutcome, by its tests',
    least: 95,
    options: byTests(
      ['shared/core/src/delivery/outcome.ts'],
      ['shared/core/test/classify-outcome.test.ts', 'shared/core/test/outcome-words.test.ts'],
    ),
  },
  {
    name: 'retry',
    title: 'the retry policy, by its tests',
    least: 100,
    options: byTests(
      ['shared/client/src/retry/retry-policy.ts'],
      ['shared/client/test/retry-policy.test.ts'],
    ),
  },
  {
    name: 'segment',
    title: "what Segment's destination sends and answers, by its tests",
    least: 85,
    options: byTests(
      [
        'destinations/segment/src/destination/*.ts',
        '!destinations/segment/src/destination/{index,generated-types,types,versioning-info}.ts',
      ],
      ['actions', 'destination', 'fields', 'saved', 'settings'].map(
        (name) => `destinations/segment/test/${name}`,
      ),
    ),
  },
  {
    name: 'rudderstack',
    title: "RudderStack's transformation and delivery, by its tests",
    least: 85,
    options: byTests(
      ['destinations/rudderstack/src/destination/*.ts', '!destinations/rudderstack/src/destination/types.ts'],
      ['destination', 'transform', 'delivery', 'settings'].map(
        (name) => `destinations/rudderstack/test/${name}`,
      ),
    ),
  },
];
