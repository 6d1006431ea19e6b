const config = require('./jest.config.cjs');

/**
 * The tests that notice changes of what `scripts/mutation/groups.ts` names; each group says which. Runs in a copy whose node_modules is
 * a link, so packages are found by their folder: by their names they would be the sources that nobody changed.
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
