import type { Dialect } from '@encharge-destinations/core';

/** The platforms whose adapters can run here. */
export const PLATFORMS = ['segment', 'rudderstack'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** The platforms' names as people write them. */
export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  segment: 'Segment',
  rudderstack: 'RudderStack',
};

/**
 * The dialect of the files to paste when the options name none. Segment: customers of the catalogue's destination keep page visits, UTM
 * parameters and anonymous people. RudderStack: a Webhook adds `type` and `messageId`, which only this one has.
 */
export const PASTED_DIALECT: Dialect = 'segment';

/** The dialect that each platform's destination sends unless an option says otherwise. */
export const USUAL_DIALECT: Readonly<Record<Platform, Dialect>> = {
  segment: 'segment',
  rudderstack: 'documented',
};
