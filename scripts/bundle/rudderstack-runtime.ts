import type { Runtime } from './runtime';

/**
 * The runtime of RudderStack's Transformations. Source: rudder-transformer, `src/util/ivmFactory.js`: an isolate with the language and the
 * few functions named here; the file is joined with a wrapper that calls `transformEvent` by its local name, so an export with another
 * local name fails.
 */
export const TRANSFORMATION_RUNTIME: Runtime = {
  name: 'RudderStack Transformations',
  format: 'module',
  functions: ['transformEvent'],
  reserved: ['transformWrapper', 'transformBatch'],
  // No platform API: fetch, fetchV2, geolocation and log exist as well, but a pure mapping does not need them.
  globals: [],
  uncertainGlobals: ['getCredential'],
  scansText: true,
};
