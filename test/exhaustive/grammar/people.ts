import { INVALID_EMAILS } from '../../../shared/testkit/src/events/messy/emails';
import { PLACEHOLDER_IDS, TRICKY_IDS } from '../../../shared/testkit/src/events/messy/ids';
import { ABSENT, at, variants } from './dimension';

export const userId = at('userId', 'user-1', ABSENT, 'guest', 7, ' user-1\u200b', 'person@example.com');
export const anonymousId = at('anonymousId', 'anon-1', ABSENT, 'null');
export const contextEmail = at('context.traits.email', ABSENT, 'context@example.com', 'n/a', ' ');
export const traitsEmail = at('traits.email', ABSENT, 'own@example.com', 'ann@', null);
export const propertiesEmail = at('properties.email', ABSENT, 'friend@example.com', 'none');

export const anonymous = at('options.anonymous', ABSENT, 'skip', 'send');
export const emailOnEvents = at('options.emailOnEvents', ABSENT, 'withoutUserId');
export const emailFromProperties = at('options.emailFromProperties', ABSENT, 'never');

/** Identities that the customer maps, each with a usable or useless value in its place. */
export const mappedIdentity = variants(
  'mapped identity',
  {},
  { 'options.rename': [{ from: 'traits.crmId', to: 'userId' }], 'context.traits.crmId': 'crm-1' },
  { 'options.rename': [{ from: 'traits.crmId', to: 'userId' }], 'context.traits.crmId': '{{crm}}' },
  {
    'options.rename': [{ from: 'context.traits.mail', to: 'email' }],
    'context.traits.mail': ' m@example.com ',
  },
  { 'options.rename': [{ from: 'context.traits.mail', to: 'email' }], 'context.traits.mail': 'm@' },
);

/** Everything that is not an id, and values that only look that way, for each of the ids. */
const NO_IDS = [...PLACEHOLDER_IDS, ...TRICKY_IDS, 'half\ud83d', 'n\u0000ul', '\u00a0 7'];
export const userIdForms = at('userId', 'user-1', ...NO_IDS);
export const anonymousIdForms = at('anonymousId', 'anon-1', ...NO_IDS);

/** Everything that is not an email, with and without another email behind it. */
export const contextEmailForms = at(
  'context.traits.email',
  ABSENT,
  ...INVALID_EMAILS,
  ' Ada@Example.com\u200b',
);
export const traitsEmailForms = at('traits.email', ABSENT, ...INVALID_EMAILS, '\ufeffAda@Example.com');
