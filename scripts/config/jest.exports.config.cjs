const config = require('./jest.config.cjs');

/**
 * What leaves the repository. The exports into the hosts' repositories: each writes a folder, compiles it and runs its tests as the host
 * would. The tarballs: packed, unpacked and run. Too slow for every `npm test`; `npm run verify` and continuous integration run them.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  testMatch: ['<rootDir>/scripts/{export/*,pack}/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};
