/** The six standard calls of the CDP spec, in the order a customer meets them. */
export const CALLS = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;

/** One call of the CDP spec. */
export type Call = (typeof CALLS)[number];
