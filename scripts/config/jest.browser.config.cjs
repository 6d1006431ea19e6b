const config = require('./jest.config.cjs');

/**
 * The workbench in a real Chromium: `npm run test:browser`. Not part of `npm test`, which needs no browser.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 90_000,
};
