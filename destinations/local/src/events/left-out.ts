import { EVENT_CALLS } from './select-events';

/** Reasons in words; a call is its own word. */
const REASONS: Readonly<Record<string, string>> = {
  'other-time': 'of another time',
  'no-time': 'without a time',
};

/**
 * Describes what was left out by choice.
 *
 * @param leftOut The number for each reason.
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
      'Encharge treats an event as happening now, and starts flows and emails; --events sends them too.',
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
