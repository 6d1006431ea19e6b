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
 * `rules` and `options/definitions` hold words for people and forms, `schema` is a second description that the tests compare payloads
 * with, `delivery` is about the request and its answer, `errors` what a program does with a thrown error. The answer, and the options,
 * are groups by themselves: wrong options never reach an event.
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
        '!shared/core/src/tables/{forms,reasons,field-tables,field-definition}.ts',
      ],
    },
  },
  {
    name: 'options',
    title: 'the check of options, by its tests',
    least: 90,
    options: { ...jest, mutate: ['shared/core/src/options/compile-settings.ts'] },
  },
  {
    name: 'outcome',
    title: 'classifyOutcome, by its tests',
    least: 90,
    options: { ...jest, mutate: ['shared/core/src/delivery/outcome.ts'] },
  },
  {
    name: 'retry',
    title: 'the retry policy, by its tests',
    least: 90,
    options: { ...jest, mutate: ['shared/client/src/retry/retry-policy.ts'] },
  },
];
