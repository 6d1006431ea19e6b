import type { Runtime } from './runtime';

/**
 * The runtime of RudderStack's Transformations. Source: rudder-transformer, `src/util/ivmFactory.js`: an isolate with the language and
 * the few functions named here; the file is joined with a wrapper that calls `transformEvent` by its local name, so that an export
 * under another local name fails.
 */
export const TRANSFORMATION_RUNTIME: Runtime = {
  name: 'RudderStack Transformations',
  format: 'module',
  functions: ['transformEvent'],
  reserved: ['transformWrapper', 'transformBatch'],
  // No platform API: it also has fetch, fetchV2, geolocation and log, which a pure mapping has no use for.
  globals: [],
  uncertainGlobals: ['getCredential'],
  scansText: true,
};
