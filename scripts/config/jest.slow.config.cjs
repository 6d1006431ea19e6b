const config = require('./jest.config.cjs');
const slow = require('./slow-tests.cjs');

/**
 * `npm run test:slow`.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  testMatch: slow.map((path) => `<rootDir>/${path.endsWith('/') ? `${path}**/*.test.ts` : path}`),
};
