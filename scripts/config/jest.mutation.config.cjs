const config = require('./jest.config.cjs');

/**
 * The tests that must notice mutations in `scripts/mutation/groups.ts`; each group names its own. Runs in a copy whose node_modules is a
 * link, so packages are found by folder: their names would lead to the unmutated sources.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  testMatch: ['<rootDir>/scripts/mutation/all-tests.test.ts'],
  moduleNameMapper: {
    '^@encharge-destinations/(segment|rudderstack)$': '<rootDir>/destinations/$1/src',
    '^@encharge-destinations/([a-z]+)$': '<rootDir>/shared/$1/src',
    '^@encharge-destinations/core/([a-z]+)$': '<rootDir>/shared/core/src/$1',
  },
};
