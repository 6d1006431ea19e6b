const config = require('./jest.config.cjs');

/**
 * The tests that notice changes of `classifyOutcome`, the retry policy and the check of options. Runs in a copy whose node_modules is a link, so packages
 * are found by their folder: by their names they would be the sources that nobody changed.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  testMatch: [
    '<rootDir>/shared/core/test/{classify-outcome,outcome-words,settings}.test.ts',
    '<rootDir>/shared/client/test/retry-policy.test.ts',
  ],
  moduleNameMapper: { '^@encharge-destinations/([a-z]+)$': '<rootDir>/shared/$1/src' },
};
