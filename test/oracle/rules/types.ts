export type Dictionary = Record<string, unknown>;

export type Call = 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';

/** The options of the mapper, with the defaults filled in by `withDefaults`. */
export interface Options {
  dialect: 'documented' | 'segment';
  pages: 'off' | 'event' | 'visit';
  screens: 'off' | 'event';
  objectType: string | { trait: string };
  tagRules: readonly { event: string; tags: string | readonly string[] }[];
  /** Days; 0 or less means off. */
  maxEventAge: number;
  anonymous: 'skip' | 'send';
  emailOnEvents: 'always' | 'withoutUserId';
  emailFromProperties: 'withoutIdentity' | 'never';
  rename: readonly { from: string; to: string }[];
  allow: readonly string[];
  deny: readonly string[];
  traitsOnEvents: readonly string[];
  clearOnNull: boolean;
  sendIp: boolean;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * The required result for an event: bodies, or one of these ends (`skip`, or an error code). More than one end when several apply at once,
 * because nothing says which is checked first.
 */
export type Expected = { payloads: Dictionary[] } | { ends: string[] };

export function withDefaults(options: Partial<Options>): Options {
  const isSegment = options.dialect === 'segment';
  return {
    dialect: 'documented',
    pages: isSegment ? 'visit' : 'event',
    screens: 'event',
    objectType: 'company',
    tagRules: [],
    maxEventAge: 0,
    anonymous: isSegment ? 'send' : 'skip',
    emailOnEvents: 'always',
    emailFromProperties: 'withoutIdentity',
    rename: [],
    allow: [],
    deny: [],
    traitsOnEvents: [],
    clearOnNull: false,
    sendIp: true,
    now: 0,
    ...options,
  };
}
