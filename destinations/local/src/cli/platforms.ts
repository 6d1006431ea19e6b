import type { Dialect } from '@encharge-destinations/core';

/** The platforms whose adapters run here. */
export const PLATFORMS = ['segment', 'rudderstack'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** The platforms' names as people write them. */
export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  segment: 'Segment',
  rudderstack: 'RudderStack',
};

/**
 * The dialect of the files to paste when the options name none. Segment: customers of the catalogue's destination keep page visits, UTM
 * parameters and anonymous people. RudderStack: a Webhook adds `type` and `messageId`, which only this dialect has.
 */
export const PASTED_DIALECT: Dialect = 'segment';

/** The dialect that each platform's destination uses unless an option changes it. */
export const USUAL_DIALECT: Readonly<Record<Platform, Dialect>> = {
  segment: 'segment',
  rudderstack: 'documented',
};

/**
 * The host's own term for what happened to an event, so that nobody mistakes it for a mapping rule.
 *
 * @example hostWord('rudderstack', '298') // 'RudderStack status 298'
 */
export function hostWord(platform: Platform, result: string): string {
  return `${PLATFORM_NAMES[platform]}${/^\d+$/.test(result) ? ' status' : ''} ${result}`;
}
