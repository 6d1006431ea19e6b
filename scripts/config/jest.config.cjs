const { availableParallelism } = require('node:os');
const { join } = require('node:path');

/** @type {import('jest').Config} */
module.exports = {
  rootDir: '../..',
  // More than cores: the main process only waits, and many tests wait for sockets.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // A busy machine is not a fault.
  testTimeout: 20_000,
  testMatch: ['**/test/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/dist/',
    '<rootDir>/test/live/',
    '<rootDir>/test/browser/',
    '<rootDir>/scripts/export/',
    '<rootDir>/scripts/pack/',
  ],
  modulePathIgnorePatterns: ['/dist/'],
  // Our packages resolve to their TypeScript sources: tests need no build, and a failure points at a source line.
  testEnvironmentOptions: {
    customExportConditions: ['encharge-source', 'node', 'node-addons', 'require', 'default'],
  },
  transform: {
    '^.+\\.ts$': [
      require.resolve('@swc/jest'),
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  setupFiles: [join(__dirname, 'jest.setup.cjs')],
  setupFilesAfterEnv: [join(__dirname, 'keys/setup.cjs')],
  reporters: [join(__dirname, 'keys/reporter.cjs'), 'default'],
};
