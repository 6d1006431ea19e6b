import { ABSENT, at, variants } from './dimension';

export const groupId = at('groupId', 'group-1', ABSENT, 7, 'null', ' group-1\u200b', '');
export const traitGroupId = at('traits.groupId', ABSENT, 'group-1', 'group-2', 'none');
export const objectType = at('options.objectType', ABSENT, 'account', { trait: 'traits.kind' });
export const kind = at('traits.kind', ABSENT, 'project', ' ');
export const ownIds = variants('own ids', {}, { 'traits.id': 'x-1' }, { 'traits.externalId': 'x-2' });
export const companyEmail = at('traits.email', ABSENT, 'billing@example.com');
export const objectTrait = variants(
  'trait of an object',
  {},
  { 'traits.name': 'Acme \ud83d' },
  { 'traits.plan': null },
  { 'traits.plan': ' ' },
  { 'traits.hq': { city: 'Sofia', floor: null }, 'traits.industry': ['tech', 'saas'] },
  { 'traits.api_key': 'sk_x', 'traits.tokenCount': 3 },
  ...[1_767_323_045, '1767323045', '2026-01-02 10:00:00', 'garbage', 0, '0001-01-01', '2026-01-02', ''].map(
    (value) => ({ 'traits.createdAt': value }),
  ),
  { 'traits.renewal': '2026-01-02 10:00:00', 'traits.empty': {}, 'traits.list': [] },
);

export const nextId = at('userId', '123', ABSENT, 'new@example.com', 'null', ' abc ', 'anon-1');
export const previousId = at(
  'previousId',
  'abc',
  ABSENT,
  'old@example.com',
  'anon-1',
  '{{id}}',
  ' 123\u200b',
);
export const aliasAnonymousId = at('anonymousId', ABSENT, 'anon-1');
export const nextEmail = at('traits.email', ABSENT, 'next@example.com', 'old@example.com', 'next@');
export const previousEmail = at('traits.previousEmail', ABSENT, 'old@example.com', 'old@');
export const aliasAnonymous = at('options.anonymous', ABSENT, 'skip');
export const mappedPair = variants(
  'mapped identity',
  {},
  { 'options.rename': [{ from: 'traits.crmId', to: 'userId' }], 'traits.crmId': 'crm-1' },
  {
    'options.rename': [{ from: 'context.traits.mail', to: 'email' }],
    'context.traits.mail': 'm@example.com',
  },
);
