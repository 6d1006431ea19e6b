import type { RuleId } from '../rules';

/** The name that a call goes out with; a track call has the event's own. */
export const EVENT_NAMES = {
  track: { name: undefined, rule: 'track.name' },
  identify: { name: 'identify', rule: 'identify.name' },
  page: { name: 'Viewed Page', rule: 'page.mode' },
  screen: { name: 'Viewed Screen', rule: 'screen.mode' },
} as const satisfies Record<string, { name: string | undefined; rule: RuleId }>;
