import { ABSENT, at, variants } from './dimension';

export const eventName = at(
  'event',
  'Signed Up',
  ' Signed Up\t',
  'Identify',
  '',
  42,
  ABSENT,
  ...['  ', null, ' identify ', 'Clicked \ud83d', 'n\u0000ul', 'Signed  Up', 0],
);
export const tagRules = at(
  'options.tagRules',
  ABSENT,
  [{ event: 'Signed Up', tags: 'new, trial' }],
  [
    { event: ' Signed Up ', tags: ['a', 'b'] },
    { event: '42', tags: ['answer'] },
  ],
);
export const allowTags = at('options.allow', ABSENT, ['plan'], ['Tags']);
export const denyTags = at('options.deny', ABSENT, ['tags']);

export const properties = at(
  'properties',
  ABSENT,
  {
    revenue: 12.5,
    items: [{ sku: 'a', gone: null }],
    coupon: null,
    password: 'x',
    when: '2026-01-02 10:00:00',
  },
  [],
  { note: 'v\u0000x \ud83d', empty: {}, blank: ' ', list: [null, '', []], zero: 0, no: false },
);

export const contextPlan = at('context.traits.plan', ABSENT, 'pro', null, ' ');
export const ownPlan = at('traits.plan', ABSENT, 'basic', null, ' ');
export const contextFirstName = at('context.traits.firstname', ABSENT, 'Ada');
export const ownFirstName = at('traits.firstName', ABSENT, 'Ann', ' ');
export const traitsOnEvents = at('options.traitsOnEvents', ABSENT, ['plan'], ['plan', 'firstName']);
export const allowPlan = at('options.allow', ABSENT, ['plan']);
export const denyPlan = at('options.deny', ABSENT, ['plan'], ['first name']);

export const callName = at('name', ABSENT, 'Home', '', null, ' ');
export const category = at('category', ABSENT, 'Docs', ' ');
export const propertiesName = at('properties.name', ABSENT, 'Profile');
export const propertiesCategory = at('properties.category', ABSENT, 'Account');
export const pageUrl = at('context.page.url', ABSENT, 'https://example.com/', ' ');
export const propertiesUrl = at('properties.url', ABSENT, 'https://example.com/own', ' ');
export const pages = at('options.pages', ABSENT, 'off', 'event', 'visit');
export const screenEvent = at('event', ABSENT, 'Start', '');
export const screens = at('options.screens', ABSENT, 'off', 'event');

/** A person field that the customer maps from a property, one of each kind. */
const FIELDS = ['lastCoupon', 'unsubscribed', 'tags', 'createdAt', 'city', 'ip', 'userId', 'email'];
export const mappedField = variants(
  'mapped field',
  {},
  ...FIELDS.map((to) => ({ 'options.rename': [{ from: 'properties.mapped', to }] })),
);
export const mappedValue = at(
  'properties.mapped',
  'SPRING',
  ABSENT,
  null,
  ' ',
  false,
  'yes',
  ...[1, 0, 'a, b', ['a', 'b,c'], ['x', null, 2], '2026-01-02 10:00:00', '1767323045', '8.8.8.8', '10.0.0.1'],
  ...['ada@example.com', 'n/a', 'x'.repeat(5001)],
);
export const allowMapped = at('options.allow', ABSENT, ['plan'], ['lastCoupon', 'City']);
export const denyMapped = at('options.deny', ABSENT, ['lastcoupon', 'tags'], ['createdAt', 'ip']);
