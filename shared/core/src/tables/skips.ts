import type { RuleId } from '../rules';

/** Why a call is skipped, as results say it. */
export const SKIPS = {
  'pages-off': { rule: 'page.mode', text: 'Page calls are left out: the option pages is off.' },
  'pages-visit': {
    rule: 'page.mode',
    text: 'Page visits need the segment dialect: set dialect to segment, or pages to event.',
  },
  'screens-off': { rule: 'screen.mode', text: 'Screen calls are left out: the option screens is off.' },
  'time-unreadable': {
    rule: 'time.max-age',
    text: 'The time of the event cannot be read, so it may be older than {days} days (option maxEventAge).',
  },
  'too-old': { rule: 'time.max-age', text: 'The event is older than {days} days (option maxEventAge).' },
  'anonymous-documented': {
    rule: 'identity.anonymous',
    text: 'The {call} call has an anonymous id only, and the documented API demands a userId or an email. The segment dialect can send it.',
  },
  'anonymous-off': {
    rule: 'identity.anonymous',
    text: 'The {call} call has an anonymous id only, and the option anonymous is skip.',
  },
  'alias-same': { rule: 'alias.same', text: 'The alias call has the same id twice; nothing changes.' },
  'alias-anonymous-documented': {
    rule: 'alias.anonymous',
    text: 'The previous id is the anonymous id, by which the documented API knows nobody. The segment dialect joins the two.',
  },
  'alias-anonymous-off': {
    rule: 'alias.anonymous',
    text: 'The previous id is the anonymous id, and the option anonymous is skip.',
  },
} as const satisfies Record<string, { rule: RuleId; text: string }>;

export type SkipReason = keyof typeof SKIPS;
