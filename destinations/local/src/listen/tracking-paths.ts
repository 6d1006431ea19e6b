import type { Platform } from '../cli/platforms';

/** The calls by the last part of the address: the words, and the letters that Segment's web SDK uses. */
export const CALL_OF_PATH: ReadonlyMap<string, string> = new Map([
  ...['track', 'identify', 'page', 'screen', 'group', 'alias'].map((call) => [call, call] as const),
  ['t', 'track'],
  ['i', 'identify'],
  ['p', 'page'],
  ['s', 'screen'],
  ['g', 'group'],
  ['a', 'alias'],
]);

/** The last parts of the addresses that take batches. */
export const BATCH_NAMES: ReadonlySet<string> = new Set(['batch', 'b', 'import']);

/** Below these, each platform's tracking API stands as it does at the platform: `/v1/track`, `/v1/batch`, … */
export const TRACKING_ROOTS: Readonly<Record<Platform, string>> = {
  segment: '/segment',
  rudderstack: '/rudderstack',
};
