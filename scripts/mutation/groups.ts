import type { PartialStrykerOptions } from '@stryker-mutator/api/core';

/** Sources that are mutated together, and the tests that have to notice. */
export interface MutationGroup {
  name: string;
  title: string;
  /** The least score. Percent. */
  least: number;
  options: PartialStrykerOptions;
}

const jest: PartialStrykerOptions = {
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'scripts/config/jest.mutation.config.cjs' },
};

/**
 * What is mutated. Core's mapping is everything between an event and its payload. Left out of it: `index` and `types` hold no code,
 * `rules` and `option-definitions` hold words for people and forms, `schema` is a second description that the tests compare payloads
 * with, `endpoints`, `header-key` and `ingest-headers` are about the request, `errors` what a program does with a thrown error, `classify-outcome` and
 * `settings` are groups of their own: wrong options never reach an event. `dot-path` reads the paths in options, and belongs to them.
 */
export const MUTATION_GROUPS: readonly MutationGroup[] = [
  {
    name: 'mapping',
    title: "core's mapping, by the scenarios alone",
    least: 95,
    options: {
      testRunner: 'scenarios',
      ignorers: ['forms'],
      mutate: [
        'shared/core/src/**/*.ts',
        '!shared/core/src/{index,types,rules,option-definitions,endpoints,header-key,ingest-headers,delivery,classify-outcome,settings,dot-path,errors}.ts',
        '!shared/core/src/schema/**',
      ],
    },
  },
  {
    name: 'options',
    title: 'the check of options, by its tests',
    least: 90,
    options: { ...jest, mutate: ['shared/core/src/{settings,dot-path}.ts'] },
  },
  {
    name: 'outcome',
    title: 'classifyOutcome, by its tests',
    least: 90,
    options: { ...jest, mutate: ['shared/core/src/classify-outcome.ts'] },
  },
  {
    name: 'retry',
    title: 'the retry policy, by its tests',
    least: 90,
    options: { ...jest, mutate: ['shared/client/src/retry-policy.ts'] },
  },
];
