import type { Dialect, MapOptions } from '../types';

/** An option that customers set; `trace` and `now` belong to the caller. */
export type OptionKey = Exclude<keyof MapOptions, 'trace' | 'now'>;

/** What a form, a dashboard definition and the docs need to know about one option. */
export interface OptionDefinition {
  key: OptionKey;
  group: 'Events' | 'Identity' | 'Person fields' | 'Privacy';
  label: string;
  description: string;
  placeholder: string;
  type: 'choice' | 'number' | 'boolean' | 'list' | 'renames' | 'tagRules' | 'objectType';
  /** For `choice`: every value, with its label in a form. */
  choices?: readonly { value: string; label: string; dialect?: Dialect }[];
  /** The value of an unset option; some differ by dialect. */
  default: unknown;
  defaultByDialect?: Readonly<Record<Dialect, unknown>>;
}

/** The mapper's options, in form order. */
export const optionDefinitions: readonly OptionDefinition[] = [
  {
    key: 'dialect',
    group: 'Events',
    label: 'Payload dialect',
    description:
      'Which shape of bodies Encharge gets. "documented" is exactly the published Ingest API. "segment" is the shape of Encharge’s own Segment destination: it adds event time, page visits, UTM parameters, device, referrer and anonymous people.',
    placeholder: 'documented',
    type: 'choice',
    choices: [
      { value: 'documented', label: 'Documented Ingest API' },
      { value: 'segment', label: 'Segment (as Encharge’s own destination)' },
    ],
    default: 'documented',
  },
  {
    key: 'pages',
    group: 'Events',
    label: 'Page calls',
    description:
      'What a page call becomes: nothing, an event named "Viewed Page" (with the page’s name, category and URL as properties), or a page visit. Page visits need the segment dialect.',
    placeholder: 'event',
    type: 'choice',
    choices: [
      { value: 'off', label: 'Leave out' },
      { value: 'event', label: 'Event "Viewed Page"' },
      { value: 'visit', label: 'Page visit', dialect: 'segment' },
    ],
    default: 'event',
    defaultByDialect: { documented: 'event', segment: 'visit' },
  },
  {
    key: 'screens',
    group: 'Events',
    label: 'Screen calls',
    description:
      'What a screen call becomes: nothing, or an event named "Viewed Screen" (with the screen’s name and category as properties).',
    placeholder: 'event',
    type: 'choice',
    choices: [
      { value: 'off', label: 'Leave out' },
      { value: 'event', label: 'Event "Viewed Screen"' },
    ],
    default: 'event',
  },
  {
    key: 'objectType',
    group: 'Events',
    label: 'Object type of group calls',
    description:
      'The Encharge custom object that group calls create or update. Its schema must exist in Encharge. Either one name for all, or the trait that holds it.',
    placeholder: 'company',
    type: 'objectType',
    default: 'company',
  },
  {
    key: 'tagRules',
    group: 'Events',
    label: 'Tags by event',
    description:
      'Adds tags to the person when a track call with this event name arrives. Several tags are separated by commas.',
    placeholder: 'Trial Started → trial',
    type: 'tagRules',
    default: [],
  },
  {
    key: 'maxEventAge',
    group: 'Events',
    label: 'Oldest event, in days',
    description:
      'Skips track, page and screen calls older than this many days, and those whose time cannot be read, so that a replay does not start flows late. Empty or 0: no limit.',
    placeholder: '7',
    type: 'number',
    default: undefined,
  },
  {
    key: 'anonymous',
    group: 'Identity',
    label: 'Anonymous people',
    description:
      'What happens to events of people with neither a user id nor an email. "send" needs the segment dialect; the documented API has no place for them.',
    placeholder: 'skip',
    type: 'choice',
    choices: [
      { value: 'skip', label: 'Skip, with the reason' },
      { value: 'send', label: 'Send with the anonymous id', dialect: 'segment' },
    ],
    default: 'skip',
    defaultByDialect: { documented: 'skip', segment: 'send' },
  },
  {
    key: 'emailOnEvents',
    group: 'Identity',
    label: 'Email on events',
    description:
      'Whether track, page, screen and group calls carry the email beside a user id. SDKs repeat old traits for months: "Without a user ID" keeps an old or another person’s email from overwriting the right one.',
    placeholder: 'always',
    type: 'choice',
    choices: [
      { value: 'always', label: 'Always' },
      { value: 'withoutUserId', label: 'Without a user ID' },
    ],
    default: 'always',
  },
  {
    key: 'emailFromProperties',
    group: 'Identity',
    label: 'Email among the properties',
    description:
      'Whether an email among the properties of an event may name the person when nothing else does. Events such as "Invite Sent" carry the email of somebody else.',
    placeholder: 'withoutIdentity',
    type: 'choice',
    choices: [
      { value: 'withoutIdentity', label: 'When nothing else names the person' },
      { value: 'never', label: 'Never' },
    ],
    default: 'withoutIdentity',
  },
  {
    key: 'rename',
    group: 'Person fields',
    label: 'Field mapping',
    description:
      'Sends the value at a path as a person field of another name. Paths start at the event: traits.prefs.theme, properties.products[0].name, context.locale. A trait goes out under its new name only.',
    placeholder: 'traits.prefs.theme → theme',
    type: 'renames',
    default: [],
  },
  {
    key: 'allow',
    group: 'Person fields',
    label: 'Only these person fields',
    description:
      'When set, no other person field goes out. Encharge never deletes a field that it created, so this list keeps typos away. User id and email always go out.',
    placeholder: 'firstName',
    type: 'list',
    default: undefined,
  },
  {
    key: 'deny',
    group: 'Person fields',
    label: 'Never these person fields',
    description:
      'Person fields that never go out, by the name of the field or of the trait, inside of objects too. User id and email always go out.',
    placeholder: 'phone',
    type: 'list',
    default: [],
  },
  {
    key: 'traitsOnEvents',
    group: 'Person fields',
    label: 'Traits sent with events',
    description:
      'Track, page and screen calls update these person fields too. Empty: events carry the person’s identity only. Tags, unsubscribed and marketingConsent never go out with events.',
    placeholder: 'plan',
    type: 'list',
    default: [],
  },
  {
    key: 'clearOnNull',
    group: 'Person fields',
    label: 'Empty a field on null',
    description: 'A trait that is null empties the person field. Off: null traits are left out.',
    placeholder: '',
    type: 'boolean',
    default: false,
  },
  {
    key: 'sendIp',
    group: 'Privacy',
    label: 'Send the IP address',
    description: 'Sends the public IP address of the person, from which Encharge fills country and timezone.',
    placeholder: '',
    type: 'boolean',
    default: true,
  },
];

/**
 * An option's default in one dialect.
 *
 * @example optionDefault(optionDefinitions.find(({ key }) => key === 'pages')!, 'segment') // 'visit'
 */
export function optionDefault(definition: OptionDefinition, dialect: Dialect): unknown {
  return definition.defaultByDialect === undefined
    ? definition.default
    : definition.defaultByDialect[dialect];
}
