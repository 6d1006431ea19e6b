import { EVENT_CALLS } from './select-events';

/** Reasons as people read them: calls are their own. */
const REASONS: Readonly<Record<string, string>> = {
  'other-time': 'of another time',
  'no-time': 'without a time',
};

/**
 * What was left out by choice, in words.
 *
 * @param leftOut How many for which reason.
 * @param areUsualCalls Whether the calls are the default, people and objects.
 */
export function describeLeftOut(
  leftOut: Iterable<readonly [string, number]>,
  areUsualCalls: boolean,
): string[] {
  const groups = { events: new Array<string>(), aliases: new Array<string>(), others: new Array<string>() };
  let excluded = 0;
  for (const [name, number] of leftOut) {
    if (name === 'excluded') {
      excluded = number;
      continue;
    }
    const isEvent = (EVENT_CALLS as ReadonlySet<string>).has(name);
    const group = !areUsualCalls ? 'others' : isEvent ? 'events' : name === 'alias' ? 'aliases' : 'others';
    groups[group].push(`${number} ${REASONS[name] ?? name}`);
  }
  const texts = {
    events:
      'Encharge takes an event for happening now, and starts flows and e-mails; --events sends them too.',
    aliases: '--events sends them too, and so does --type identify,group,alias.',
  };
  const { events, aliases, others } = groups;
  return [
    ...(events.length === 0 ? [] : [`Left out: ${events.join(', ')}. ${texts.events}`]),
    ...(aliases.length === 0 ? [] : [`Left out: ${aliases.join(', ')}. ${texts.aliases}`]),
    ...(others.length === 0 ? [] : [`Left out by --type, --since or --until: ${others.join(', ')}.`]),
    ...(excluded === 0
      ? []
      : [`Left out: ${excluded} whose sender excluded Encharge in integrations, often for lack of consent.`]),
  ];
}
