import type { Dictionary, MapOptions } from '@encharge-destinations/core';

interface Seen {
  event: Dictionary;
  options: MapOptions;
}

/** What Segment's host does to an event before our code sees it. */
interface Forced {
  reason: string;
  /** Changes its own copy. */
  apply: (seen: Seen) => void;
}

const EVENTS: readonly unknown[] = ['track', 'page', 'screen'];
const FIRST_PLACE = 'The mapping kit takes the first place at which there is something, usable or not';

/** The differences that fixtures list one by one, as changes to any event. */
export const FORCED_BY_SEGMENT: readonly Forced[] = [
  {
    reason: 'Segment’s events have no request_ip; the field ip is mapped from context.ip alone.',
    apply: ({ event }) => {
      delete event['request_ip'];
    },
  },
  {
    reason: `${FIRST_PLACE}: the email of an event.`,
    apply: ({ event }) => {
      if (EVENTS.includes(event['type']) && isThere(valueAt(event, 'context.traits.email')))
        remove(event, 'traits.email');
    },
  },
  {
    reason: `${FIRST_PLACE}: the time of an event.`,
    apply: ({ event }) => {
      if (isThere(event['timestamp'])) delete event['originalTimestamp'];
    },
  },
  {
    reason: 'The host reads 11 and 12 digits of text as milliseconds, too.',
    apply: ({ event }) => {
      const { timestamp } = event;
      if (typeof timestamp === 'string' && /^\d{11,12}$/.test(timestamp))
        event['timestamp'] = Number(timestamp);
    },
  },
  {
    reason: `${FIRST_PLACE}: the name of a screen.`,
    apply: ({ event }) => {
      if (event['type'] === 'screen' && isThere(event['name'])) delete event['event'];
    },
  },
  {
    reason: `${FIRST_PLACE}: an identity that a customer maps in a group or an alias.`,
    apply: ({ event, options }) => {
      if (EVENTS.includes(event['type']) || event['type'] === 'identify') return;
      for (const { from, to } of options.rename ?? []) {
        if (!placesOf(from).some((place) => textOf(valueAt(event, place)) !== '')) continue;
        if (to === 'userId') delete event['userId'];
        if (to === 'email')
          remove(event, event['type'] === 'group' ? 'context.traits.email' : 'traits.email');
      }
    },
  },
  {
    reason: `${FIRST_PLACE}: a trait that goes with events. It is mapped by its path, so no other spelling counts.`,
    apply: ({ event, options }) => {
      if (!EVENTS.includes(event['type'])) return;
      for (const trait of options.traitsOnEvents ?? []) {
        const places = placesOf(`traits.${trait}`);
        const held = places.map((place) => valueAt(event, place));
        const best = held.find((value) => textOf(value) !== '') ?? held.find((value) => value !== undefined);
        for (const place of places) remove(event, place);
        if (best !== undefined) event['traits'] = { ...(event['traits'] as Dictionary), [trait]: best };
      }
    },
  },
  {
    reason: 'The host writes a number as text where a field is text, also an id that is not a whole number.',
    apply: ({ event }) => {
      for (const key of ['userId', 'previousId', 'anonymousId', 'groupId'])
        if (typeof event[key] === 'number') event[key] = String(event[key]);
    },
  },
  {
    reason: 'A tag rule is a mapping with its own trigger, which compares names as they stand, texts only.',
    apply: ({ event, options }) => {
      const rules = options.tagRules?.filter((rule) => rule.event === event['event']);
      if (rules !== undefined) options.tagRules = rules;
    },
  },
  {
    reason: 'The host checks that an event has a name before the action runs, which could skip it.',
    apply: ({ event, options }) => {
      if (event['type'] === 'track' && !isThere(event['event'] === '' ? null : event['event']))
        delete options.maxEventAge;
    },
  },
];

/** An event and the options as Segment's host passes them on: core's result for these is what our destination sends. */
export function seenBySegment(given: Dictionary, options: MapOptions): Seen {
  const seen = { event: structuredClone(given), options: { ...options } };
  for (const { apply } of FORCED_BY_SEGMENT) apply(seen);
  return seen;
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** How the mapping kit writes a value into text. */
function textOf(value: unknown): string {
  return isThere(value) ? JSON.stringify(value).replace(/^"|"$/g, '') : '';
}

/** `traits.` reads the traits of both places. */
function placesOf(path: string): string[] {
  return path.startsWith('traits.') ? [path, `context.${path}`] : [path];
}

function valueAt(event: Dictionary, path: string): unknown {
  let value: unknown = event;
  for (const step of path.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Dictionary)[step] : undefined;
  return value;
}

/** Ignores case: the grammar's spellings only differ in case. */
function remove(event: Dictionary, path: string): void {
  const [last = '', ...steps] = path.split('.').reverse();
  const holder = valueAt(event, steps.reverse().join('.'));
  for (const key of Object.keys(Object(holder) as object))
    if (key.toLowerCase() === last.toLowerCase()) Reflect.deleteProperty(holder as object, key);
}
