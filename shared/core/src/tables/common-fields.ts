import type { RuleId } from '../rules';
import type { FieldDefinition, Source } from './field-definition';

const EMAIL_TO = { documented: ['/user/email'], segment: ['/email', '/user/email'] };

/** The person's id in the customer's own system. */
export const userId: FieldDefinition = {
  key: 'userId',
  label: 'User ID',
  description: 'The ID of the person in your own system. Encharge finds the person by it, or creates one.',
  type: 'string',
  source: { paths: ['userId'] },
  rule: 'identity.user-id',
  to: { documented: ['/user/userId'], segment: ['/userId', '/user/userId'] },
};

/** The person's email; where it is looked for differs by call. */
export function emailField(source: Source): FieldDefinition {
  return {
    key: 'email',
    label: 'Email',
    description: 'The email address of the person. Encharge finds the person by it, or creates one.',
    type: 'string',
    source,
    rule: 'identity.email',
    to: EMAIL_TO,
  };
}

/** The CDP's anonymous id. */
export const anonymousId: FieldDefinition = {
  key: 'segmentAnonymousId',
  label: 'Anonymous ID',
  description:
    'The anonymous ID of the person, for people without a user ID and an email. Sent in the segment dialect only.',
  type: 'string',
  source: { paths: ['anonymousId'] },
  rule: 'identity.anonymous-id',
  to: { segment: ['/segmentAnonymousId', '/user/segmentAnonymousId'] },
  decides: true,
};

const emailOnEvents = emailField({ paths: ['context.traits.email', 'traits.email'] });

const fallbackEmail: FieldDefinition = {
  key: 'fallbackEmail',
  label: 'Fallback email',
  description:
    'Names the person only when there is no user ID and no other email. Events such as "Invite Sent" carry the email of somebody else.',
  type: 'string',
  source: { paths: ['properties.email'] },
  rule: 'identity.email-fallback',
  to: EMAIL_TO,
  advanced: true,
};

const personFields: FieldDefinition = {
  key: 'personFields',
  label: 'More person fields',
  description: 'Person fields of Encharge with a value each. They win over traits of the same name.',
  type: 'object',
  source: { option: 'rename' },
  rule: 'person.rename',
  to: { documented: ['/user'], segment: ['/user'] },
  advanced: true,
};

const tags: FieldDefinition = {
  key: 'tags',
  label: 'Tags',
  description: 'Tags to add to the person: text with commas, or a list.',
  type: 'list',
  source: { unmapped: true },
  rule: 'tags.list',
  to: { documented: ['/user/tags'], segment: ['/user/tags'] },
  advanced: true,
};

type Named = Pick<FieldDefinition, 'key' | 'label' | 'description'>;

/** A field that is copied as text, to the place of the segment dialect. */
function text(field: Named & { path: string; to: string; rule: RuleId }): FieldDefinition {
  const { path, to, ...rest } = field;
  return { ...rest, type: 'string', source: { paths: [path] }, normalise: 'text', to: { segment: [to] } };
}

/** An object of the context, copied part by part to the same place of the segment dialect. */
function contextObject(
  field: Named & { rule: RuleId },
  parts: readonly Named[],
): FieldDefinition & { fields: readonly FieldDefinition[] } {
  const { key, rule } = field;
  return {
    ...field,
    type: 'object',
    source: { parts: true },
    to: { segment: [`/context/${key}`] },
    fields: parts.map((part) =>
      text({ ...part, path: `context.${key}.${part.key}`, to: `/context/${key}/${part.key}`, rule }),
    ),
    advanced: true,
  };
}

const messageId: FieldDefinition = {
  ...text({
    key: 'messageId',
    label: 'Message ID',
    description: 'The unique ID of the event.',
    path: 'messageId',
    to: '/messageId',
    rule: 'context.message-id',
  }),
  advanced: true,
};

const userAgent: FieldDefinition = {
  ...text({
    key: 'userAgent',
    label: 'User agent',
    description: 'The user agent of the device, from which Encharge fills device and browser.',
    path: 'context.userAgent',
    to: '/context/userAgent',
    rule: 'context.user-agent',
  }),
  advanced: true,
};

const timestamp: FieldDefinition = {
  key: 'timestamp',
  label: 'Timestamp',
  description:
    'When the event happened. The documented API has no place for it; there an event counts as happening now.',
  type: 'datetime',
  source: { paths: ['timestamp', 'originalTimestamp'] },
  rule: 'time.timestamp',
  normalise: 'timestamp',
  to: { segment: ['/timestamp'] },
  decides: true,
  advanced: true,
};

const ip: FieldDefinition = {
  key: 'ip',
  label: 'IP address',
  description: 'The public IP address of the person, from which Encharge fills country and timezone.',
  type: 'string',
  // From a server SDK, request_ip is the address of the customer's own server.
  source: { paths: ['context.ip', { path: 'request_ip', when: { path: 'channel', in: ['web', 'mobile'] } }] },
  rule: 'values.ip',
  normalise: 'ip',
  to: { documented: ['/sourceIp'], segment: ['/context/ip'] },
  advanced: true,
};

const groupId: FieldDefinition = {
  key: 'groupId',
  label: 'Group ID',
  description: 'The ID of the company or group in which the person acts.',
  type: 'string',
  source: { paths: ['context.groupId'] },
  rule: 'context.group-id',
  normalise: 'id',
  to: { segment: ['/context/groupId'] },
  advanced: true,
};

const campaign = contextObject(
  {
    key: 'campaign',
    label: 'Campaign',
    description: 'The UTM parameters of the visit.',
    rule: 'context.campaign',
  },
  [
    { key: 'name', label: 'Name', description: 'The UTM campaign.' },
    { key: 'source', label: 'Source', description: 'The UTM source.' },
    { key: 'medium', label: 'Medium', description: 'The UTM medium.' },
    { key: 'term', label: 'Term', description: 'The UTM term.' },
    { key: 'content', label: 'Content', description: 'The UTM content.' },
  ],
);

/** The page an event happened on. */
const page = contextObject(
  {
    key: 'page',
    label: 'Page',
    description: 'The web page on which the event happened.',
    rule: 'context.page',
  },
  [
    { key: 'url', label: 'URL', description: 'The full address of the page.' },
    { key: 'title', label: 'Title', description: 'The title of the page.' },
    { key: 'referrer', label: 'Referrer', description: 'The page that led to this one.' },
    { key: 'path', label: 'Path', description: 'The path part of the address.' },
    { key: 'search', label: 'Search', description: 'The query part of the address.' },
  ],
);

/** The page of a page call, which also carries it in its properties. Without visits its address becomes a property. */
export const visitedPage: FieldDefinition = {
  ...page,
  source: { parts: true },
  fields: page.fields.map((part) => ({
    ...part,
    source: { paths: [`context.page.${part.key}`, `properties.${part.key}`] },
    decides: true,
  })),
  decides: true,
};

const location = contextObject(
  {
    key: 'location',
    label: 'Location',
    description: 'The place the event came from.',
    rule: 'context.location',
  },
  [
    { key: 'city', label: 'City', description: 'The city.' },
    { key: 'region', label: 'Region', description: 'The region.' },
    { key: 'country', label: 'Country', description: 'The country.' },
  ],
);

/** What the event was about. */
export const properties: FieldDefinition = {
  key: 'properties',
  label: 'Event properties',
  description: 'The properties of the event, nested as they are.',
  type: 'object',
  source: { paths: ['properties'] },
  rule: 'values.properties',
  to: { documented: ['/properties'], segment: ['/properties'] },
};

/** Person fields that an event updates. */
export const userFields: FieldDefinition = {
  key: 'userFields',
  label: 'Person fields',
  description:
    'Traits that the event updates on the person. Empty by default: the CDP repeats old traits on every event.',
  type: 'object',
  source: { option: 'traitsOnEvents' },
  rule: 'person.traits-on-events',
  to: { documented: ['/user'], segment: ['/user'] },
};

/** Name or category of a page or a screen. */
export function detail(field: Named): FieldDefinition {
  const { key } = field;
  return {
    ...field,
    type: 'string',
    source: { paths: [key, `properties.${key}`] },
    rule: 'page.details',
    to: { documented: [`/properties/${key}`], segment: [`/properties/${key}`] },
  };
}

/** What every call but group and alias carries besides its own fields. */
export const identifyContext: readonly FieldDefinition[] = [
  userId,
  anonymousId,
  personFields,
  tags,
  groupId,
  timestamp,
  messageId,
  ip,
  userAgent,
  campaign,
  page,
  location,
];

/** The same for track, page and screen. */
export const eventContext: readonly FieldDefinition[] = [emailOnEvents, fallbackEmail, ...identifyContext];
