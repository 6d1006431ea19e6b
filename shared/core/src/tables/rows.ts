import type { RuleId } from '../rules';
import type { Pointer } from '../types';
import type { Source, TableField } from './table-field';

/** The same place in both dialects. */
export function both(pointer: Pointer): TableField['to'] {
  return { documented: [pointer], segment: [pointer] };
}

export const userId: TableField = {
  key: 'userId',
  source: { paths: ['userId'] },
  rule: 'identity.user-id',
  to: { documented: ['/user/userId'], segment: ['/userId', '/user/userId'] },
};

/** The person's email; its places differ by call. */
export function emailField(source: Source): TableField {
  return {
    key: 'email',
    source,
    rule: 'identity.email',
    to: { documented: ['/user/email'], segment: ['/email', '/user/email'] },
  };
}

export const anonymousId: TableField = {
  key: 'segmentAnonymousId',
  source: { paths: ['anonymousId'] },
  rule: 'identity.anonymous-id',
  to: { segment: ['/segmentAnonymousId', '/user/segmentAnonymousId'] },
  decides: true,
};

/** A field that is copied as text to its place in the segment dialect. */
function text(key: string, path: string, to: Pointer, rule: RuleId): TableField {
  return { key, source: { paths: [path] }, rule, normalise: 'text', to: { segment: [to] } };
}

/** A context object whose parts are copied as text to the same place in the segment dialect. */
function contextObject(
  key: string,
  rule: RuleId,
  parts: readonly string[],
): TableField & { fields: readonly TableField[] } {
  return {
    key,
    source: { parts: true },
    rule,
    to: { segment: [`/context/${key}`] },
    fields: parts.map((part) => ({
      key: part,
      source: { paths: [`context.${key}.${part}`] },
      rule,
      to: { segment: [`/context/${key}/${part}`] },
    })),
  };
}

/** What the event was about. */
export const properties: TableField = {
  key: 'properties',
  source: { paths: ['properties'] },
  rule: 'values.properties',
  to: both('/properties'),
};

/** Person fields that an event updates. */
export const userFields: TableField = {
  key: 'userFields',
  source: { option: 'traitsOnEvents' },
  rule: 'person.traits-on-events',
  to: both('/user'),
};

/** A page's or screen's name or category; those among the properties are already properties. */
export function detail(key: 'name' | 'category', ...others: readonly string[]): TableField {
  return {
    key,
    source: { paths: [key, ...others] },
    rule: 'page.details',
    to: both(`/properties/${key}`),
  };
}

/** What every call except group and alias carries besides its own fields. */
export const identifyContext: readonly TableField[] = [
  userId,
  anonymousId,
  { key: 'personFields', source: { option: 'rename' }, rule: 'person.rename', to: both('/user') },
  { key: 'tags', source: { unmapped: true }, rule: 'tags.list', to: both('/user/tags') },
  { ...text('groupId', 'context.groupId', '/context/groupId', 'context.group-id'), normalise: 'id' },
  {
    key: 'timestamp',
    source: { paths: ['timestamp', 'originalTimestamp'] },
    rule: 'time.timestamp',
    normalise: 'timestamp',
    usable: 'timestamp',
    to: { segment: ['/timestamp'] },
    decides: true,
  },
  text('messageId', 'messageId', '/messageId', 'context.message-id'),
  {
    key: 'ip',
    // A server SDK's request_ip is the address of the customer's own server.
    source: {
      paths: ['context.ip', { path: 'request_ip', when: { path: 'channel', in: ['web', 'mobile'] } }],
    },
    rule: 'values.ip',
    normalise: 'ip',
    usable: 'ip',
    to: { documented: ['/sourceIp'], segment: ['/context/ip'] },
  },
  text('userAgent', 'context.userAgent', '/context/userAgent', 'context.user-agent'),
  contextObject('campaign', 'context.campaign', ['name', 'source', 'medium', 'term', 'content']),
  contextObject('page', 'context.page', ['url', 'title', 'referrer', 'path', 'search']),
  contextObject('location', 'context.location', ['city', 'region', 'country']),
];

/** The same for track and screen, which also look for the email among the properties. */
export const eventContext: readonly TableField[] = [
  { ...emailField({ paths: ['context.traits.email', 'traits.email'] }), usable: 'email' },
  ...identifyContext,
];

/** The same for page: as an event, its URL becomes a property. */
export const pageContext: readonly TableField[] = eventContext.map((field) =>
  field.key === 'page' ? { ...field, decides: true } : field,
);
