import type { Runtime } from './runtime';

/**
 * The runtime of Segment Functions. Sources: Segment's documentation of Destination Functions (handlers, error types) and of the Functions
 * runtime (dependencies and their exposed names); the open-source runner in segmentio/functions-library for timers, which no document
 * names.
 */
export const FUNCTION_RUNTIME: Runtime = {
  name: 'Segment Functions',
  format: 'script',
  functions: ['onTrack', 'onIdentify', 'onPage', 'onScreen', 'onGroup', 'onAlias', 'onDelete', 'onBatch'],
  reserved: ['exports', 'module', 'Segment'],
  globals: [
    ...['fetch', 'crypto', '_', 'moment', 'btoa', 'atob', 'console', 'cache', 'FormData', 'jsonwebtoken'],
    ...['RetryError', 'ValidationError', 'InvalidEventPayload', 'EventNotSupported'],
  ],
  uncertainGlobals: ['setTimeout', 'clearTimeout'],
  scansText: false,
};
