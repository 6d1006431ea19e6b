import type { Call } from '../calls';
import {
  anonymousId,
  both,
  detail,
  emailField,
  eventContext,
  identifyContext,
  pageContext,
  properties,
  userFields,
  userId,
} from './rows';
import type { TableField } from './table-field';

/** For each call, every field a mapping may set, its default source, its place in each dialect's payload, and its rule. */
export const callTables: Readonly<Record<Call, readonly TableField[]>> = {
  identify: [
    { key: 'user', source: { paths: ['traits'] }, rule: 'person.traits', to: both('/user') },
    { key: 'contextTraits', source: { paths: ['context.traits'] }, rule: 'person.traits', to: both('/user') },
    emailField({ paths: ['traits.email', 'context.traits.email'] }),
    ...identifyContext,
  ],
  track: [
    {
      key: 'event',
      source: { paths: ['event'] },
      rule: 'track.name',
      to: { documented: ['/name'], segment: ['/event'] },
    },
    properties,
    userFields,
    ...eventContext,
  ],
  page: [detail('name'), detail('category'), properties, userFields, ...pageContext],
  // RudderStack's SDKs send a screen's name as `event`.
  screen: [detail('name', 'event'), detail('category'), properties, userFields, ...eventContext],
  group: [
    {
      key: 'objectType',
      source: { option: 'objectType', initial: 'company' },
      rule: 'group.object-type',
      to: both('/objectType'),
    },
    {
      key: 'externalId',
      source: { paths: ['groupId', 'traits.groupId'] },
      usable: 'id',
      rule: 'group.object-id',
      to: both('/properties/externalId'),
    },
    { key: 'id', source: { unmapped: true }, rule: 'group.object-id', to: both('/properties/id') },
    { key: 'objectData', source: { paths: ['traits'] }, rule: 'group.properties', to: both('/properties') },
    { ...userId, to: both('/user/userId') },
    {
      ...emailField({ paths: ['context.traits.email'] }),
      rule: 'group.email',
      to: both('/user/email'),
    },
  ],
  alias: [
    { ...userId, rule: 'alias.user-id', to: both('/user/userId') },
    {
      key: 'previousUserId',
      source: { paths: ['previousId'] },
      rule: 'alias.user-id',
      to: both('/previousUserId'),
    },
    { ...emailField({ paths: ['traits.email'] }), rule: 'alias.email', to: both('/user/email') },
    {
      key: 'previousEmail',
      source: { paths: ['traits.previousEmail'] },
      rule: 'alias.email',
      to: both('/previousEmail'),
    },
    { ...anonymousId, rule: 'alias.anonymous', to: {} },
  ],
};
