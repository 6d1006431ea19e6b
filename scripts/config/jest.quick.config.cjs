const config = require('./jest.config.cjs');
const slow = require('./slow-tests.cjs');

/**
 * `npm test` without arguments. A path or a name searches all tests.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  testPathIgnorePatterns: [...config.testPathIgnorePatterns, ...slow.map((path) => `<rootDir>/${path}`)],
};
