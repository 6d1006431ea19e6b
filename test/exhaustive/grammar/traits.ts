import { FORMS } from '../../../shared/testkit/src/events/messy/tags';
import { CUSTOM, OPT_OUTS, RESERVED, SECRET_LIKE } from '../../../shared/testkit/src/events/messy/traits';
import { ABSENT, at, variants } from './dimension';

export const firstName = at('traits.firstName', ABSENT, 'Ann', ' ', null);
export const spelledFirstName = at('traits.first_name', ABSENT, 'Ada', null);
export const contextFirstName = at('context.traits.firstName', ABSENT, 'Cleo', '');
export const contextSpelledFirstName = at('context.traits.FIRSTNAME', ABSENT, 'Dora');
export const clearOnNull = at('options.clearOnNull', ABSENT, true);
export const allowFirstName = at('options.allow', ABSENT, ['firstName'], ['First Name'], ['plan']);
export const denyFirstName = at('options.deny', ABSENT, ['firstName'], ['first_name']);

export const address = at(
  'traits.address',
  ABSENT,
  { city: 'Sofia', zip: '1000' },
  '1 Main Street',
  { city: ' ', postalCode: '2000', postal_code: '3000', floor: 3 },
  {},
  { Street: '2 Main Street', region: 'Sofia-City', state: null, country: 'Bulgaria' },
);
export const contextAddress = at('context.traits.address', ABSENT, { city: 'Varna', street: 'Bay' }, 'Text');
export const city = at('traits.city', ABSENT, 'Plovdiv', null);
export const postcode = at('traits.postalcode', ABSENT, '9');
export const allowAddress = at('options.allow', ABSENT, ['address'], ['city'], ['zip']);
export const denyAddress = at('options.deny', ABSENT, ['address'], ['City'], ['postalCode']);

export const company = at('traits.company', ABSENT, 'ACME', { name: 'ACME', id: 'c-1' }, { name: ' ' }, []);
export const contextCompany = at('context.traits.Company', ABSENT, 'Other', { name: 'Other' });
export const allowCompany = at('options.allow', ABSENT, ['company'], ['name']);
export const denyCompany = at('options.deny', ABSENT, ['company'], ['name']);
export const renameCompany = at('options.rename', ABSENT, [{ from: 'traits.company.id', to: 'companyId' }]);

const DATES = [
  ...[ABSENT, '2026-01-02T03:04:05Z', 1_767_323_045, 'garbage', 0, '2026-01-02 10:00:00', 1_767_323_045_678],
  ...[
    '1767323045',
    '1767323045678',
    '2026-01-02',
    '2026-01-02T03:04:05',
    '2026-01-02 03:04:05.678123+00',
    null,
  ],
  ...[
    '0001-01-01T00:00:00Z',
    '',
    -631_152_000,
    31_536_000_000,
    4_200_000_000,
    '2026-02-30T00:00:00Z',
    true,
    '0',
  ],
];
/** The same times for each kind of field: a time, a birthday, a custom field. */
export const dates = [
  'traits.createdAt',
  'context.traits.created_at',
  'traits.birthday',
  'traits.lastOrder',
].map((place) => at(place, ...DATES));

export const optOut = at('traits.unsubscribed', ABSENT, ...OPT_OUTS);
export const spelledOptOut = at('traits.UNSUBSCRIBED', ABSENT, true, 'no', 'maybe');
export const contextOptOut = at('context.traits.unsubscribed', ABSENT, 'yes', false);
export const mappedOptOut = variants(
  'mapped opt-out',
  {},
  ...['yes', 'no', 'what', null].map((value) => ({
    'options.rename': [{ from: 'traits.opted', to: 'unsubscribed' }],
    'traits.opted': value,
  })),
);
export const allowOptOut = at('options.allow', ABSENT, ['plan'], ['Unsubscribed']);

export const tags = at('traits.tags', ABSENT, ...FORMS, `${'t'.repeat(4999)},u,v`, 'vip,\u200b', 7);
export const contextTags = at('context.traits.Tags', ABSENT, 'ctx, vip', []);
export const allowTraitTags = at('options.allow', ABSENT, ['plan'], ['tags']);
export const denyTraitTags = at('options.deny', ABSENT, ['Tags']);

/** Values with secret names, and names that only sound like one. */
export const secrets = variants(
  'secret',
  {},
  ...SECRET_LIKE.map(([name, value]) => ({ [`traits.${name}`]: value })),
  { 'traits.vault': { password: 'x', pin: 1, deep: [{ token: 't', ok: 'o' }] } },
);
export const renameSecret = at(
  'options.rename',
  ABSENT,
  [{ from: 'traits.api_key', to: 'plainKey' }],
  [{ from: 'traits.cvv', to: 'cvv' }],
);

export const custom = variants(
  'custom trait',
  {},
  ...CUSTOM.map(([name, value]) => ({ [`traits.${name}`]: value })),
  ...RESERVED.map((name) => ({ [`traits.${name}`]: 'x-9' })),
  { 'traits.rank': -0.5, 'traits.list': [], 'traits.empty': {} },
);
export const contextCustom = variants(
  'custom trait of the context',
  {},
  {
    'context.traits.plan': 'free',
    'context.traits.manager': { city: 'Ruse' },
  },
  { 'context.traits.userId': 'user-1', 'context.traits.anonymousId': 'other' },
);
export const renameCustom = at(
  'options.rename',
  ABSENT,
  [{ from: 'traits.prefs.theme', to: 'theme' }],
  [{ from: 'context.traits.plan', to: 'tier' }],
  [{ from: '$.traits.plan', to: 'plan' }],
);
export const denyCustom = at('options.deny', ABSENT, ['city'], ['manager'], ['prefs.theme'], ['ip']);
export const allowCustom = at('options.allow', ABSENT, ['plan'], ['theme', 'manager']);
export const traitIp = at('traits.ip', ABSENT, '8.8.4.4', '10.0.0.2');

/** Where an email is under another name. */
export const spelledEmail = at('traits.E-Mail', ABSENT, 'spelled@example.com', 'none');
export const contextSpelledEmail = at('context.traits.EMAIL', ABSENT, 'capital@example.com');
export const ownTraits = variants('own traits', {}, { traits: [] }, { 'traits.plan': 'pro' });
