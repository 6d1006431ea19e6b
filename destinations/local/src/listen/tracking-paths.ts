import type { Platform } from '../cli/platforms';

/** The calls by the last part of the URL: full names, and the letters that Segment's web SDK uses. */
export const CALL_OF_PATH: ReadonlyMap<string, string> = new Map([
  ...['track', 'identify', 'page', 'screen', 'group', 'alias'].map((call) => [call, call] as const),
  ['t', 'track'],
  ['i', 'identify'],
  ['p', 'page'],
  ['s', 'screen'],
  ['g', 'group'],
  ['a', 'alias'],
]);

/** The last parts of the URLs that take batches. */
export const BATCH_NAMES: ReadonlySet<string> = new Set(['batch', 'b', 'import']);

/** The roots of each platform's tracking API, with the same paths below as on the platform: `/v1/track`, `/v1/batch`, … */
export const TRACKING_ROOTS: Readonly<Record<Platform, string>> = {
  segment: '/segment',
  rudderstack: '/rudderstack',
};
