/** Why each direct dependency is there. Written by hand: a dependency without a line here is rejected. */
export const DEPENDENCY_REASONS: Readonly<Record<string, string>> = {
  '@codemirror/commands': 'the workbench’s editor: keys',
  '@codemirror/lang-json': 'the workbench’s editor: JSON',
  '@codemirror/language': 'the workbench’s editor: colours and folding',
  '@codemirror/lint': 'the workbench’s editor: faults in place',
  '@codemirror/state': 'the workbench’s editor',
  '@codemirror/view': 'the workbench’s editor',
  '@hono/node-server': 'the local servers on Node’s HTTP',
  '@lezer/highlight': 'the workbench’s editor: colours',
  '@preact/signals': 'the state of the workbench’s page',
  '@rudderstack/integrations-lib':
    'the error classes that RudderStack’s host knows; the host includes it anyway',
  '@rudderstack/rudder-sdk-node': 'RudderStack’s own SDK, which sends the demo’s events',
  '@segment/actions-core': 'Segment’s host library, against which a destination is written',
  '@segment/analytics-node': 'Segment’s own SDK, which sends the demo’s events',
  '@stryker-mutator/core': 'the mutation score: do the tests notice a changed core?',
  '@stryker-mutator/jest-runner': 'runs jest for the mutation score',
  '@swc/core': 'compiles the tests',
  '@swc/jest': 'compiles the tests in jest',
  '@types/jest': 'types',
  '@types/json-schema': 'types',
  '@types/node': 'types',
  '@types/pg': 'types',
  acorn: 'reads SDK calls pasted into the workbench; runs none',
  'axe-core': 'accessibility of the workbench’s page, in its tests',
  'cli-table3': 'tables on the terminal, with characters of any width',
  commander: 'the command line’s arguments and help',
  'csv-parse': 'CSV files of people: quotes, line breaks, separators',
  esbuild: 'the single-file bundles, the scripts, the command line’s one file',
  eslint: 'lint',
  'fast-check': 'property-based tests and the fuzz search',
  'fastest-levenshtein': '“did you mean” for mistyped names of options',
  hono: 'the routes of the local servers',
  jest: 'tests; both hosts use it too, so exported tests run there',
  liquidjs: '`@segment/actions-core` requires it without declaring it',
  'lossless-json': 'whole numbers beyond 2^53 in events, digit by digit',
  nock: 'the exported tests for Segment’s repository, in its own style',
  pg: 'what `npm run engine` reads in rudder-server’s own tables',
  picocolors: 'colours on the terminal',
  'playwright-core': 'drives an installed browser through the workbench’s tests; downloads none',
  preact: 'the workbench’s page',
  prettier: 'format',
  turbo: 'builds the packages in order, and only changed ones',
  typescript: 'types and builds',
  'typescript-eslint': 'lint with types',
  undici: 'HTTP for the clients: keep-alive connections, time-outs for each part of an answer',
  vite: 'builds the workbench’s page',
  zod: 'the schemas of options, events and payloads; never in the mapping path',
};

/** Why a version is forced. */
export const OVERRIDE_REASONS: Readonly<Record<string, string>> = {
  'fast-uri': 'newer ones reject the Segment destination’s name as a schema key in `@segment/actions-core`',
  rollup: 'the lockfile has binaries of this version for every system',
  'unrs-resolver': 'the lockfile has binaries of this version for every system',
  '@rudderstack/integrations-lib > jsforce':
    'half of all installed files, for a part of the library that the error classes never load; an empty stand-in',
  '@rudderstack/integrations-lib > eslint-config-airbnb-base':
    'lint rules of the library itself; an empty stand-in',
  '@rudderstack/integrations-lib > eslint-config-airbnb-typescript':
    'lint rules of the library itself; an empty stand-in',
};

/** Packages that may run an install script, and what it does. */
export const INSTALL_SCRIPT_REASONS: Readonly<Record<string, string>> = {
  '@parcel/watcher': 'picks its binary; optional, for watching files in jest',
  '@swc/core': 'checks that its binary is there',
  esbuild: 'checks that its binary is there',
  'msgpackr-extract': 'picks its binary; optional, of RudderStack’s SDK, and never called here',
  'unrs-resolver': 'checks that its binary is there',
};
