import { checkConfig, dashboardFiles } from '@encharge-destinations/rudderstack';

const cases = dashboardFiles()['validation-cases.json'] as {
  testTitle: string;
  config: Record<string, unknown>;
  result: boolean;
}[];
/** Only the schema judges these, and RudderStack fills in templates and variables before the destination sees them. */
const NOT_OF_FORMS = [
  'an unknown setting',
  'the connection mode of a source',
  'an unknown connection mode',
  'templates in every text',
  'a template as the write key',
  'an environment variable as the write key',
];

it.each(cases.filter(({ testTitle }) => !NOT_OF_FORMS.includes(testTitle)))(
  'judges $testTitle as the schema does',
  ({ config, result }) => {
    expect(checkConfig(config, 0).length === 0).toBe(result);
  },
);

const withConsent = (consentManagement: unknown): Record<string, unknown> => ({
  writeKey: 'a-unseenkey-write',
  consentManagement,
});

it.each([
  ['nothing', undefined, []],
  ['no entries', { web: [], cloud: [] }, []],
  ['a provider alone', { web: [{ provider: 'ketch', consents: [{ consent: 'c1' }] }] }, []],
  ['no provider, which means the usual one', { web: [{ consents: [{ consent: '' }] }] }, []],
  ['a template', { web: [{ provider: 'oneTrust', consents: [{ consent: '{{ a || b }}' }] }] }, []],
  ['no object', [], [['consentManagement', 'Consent settings are kept by source type']]],
  ['no list', { web: {} }, [['consentManagement/web', 'A source’s consent settings are a list']]],
  [
    'no entry',
    { web: ['x'] },
    [['consentManagement/web/0', 'An entry of the consent settings is an object']],
  ],
  [
    'an unknown provider',
    { ios: [{ provider: 'cookiebot' }] },
    [['consentManagement/ios/0/provider', 'Consent provider is one of Custom, iubenda, Ketch, OneTrust']],
  ],
  [
    'a custom provider without logic',
    { web: [{ provider: 'ketch' }, { provider: 'custom' }] },
    [['consentManagement/web/1/resolutionStrategy', 'Consent logic is required: AND, OR']],
  ],
  [
    'an ID that is too long',
    { web: [{ provider: 'ketch', consents: [{ consent: 'x'.repeat(101) }] }] },
    [['consentManagement/web/0/consents', 'Consent category IDs have at most 100 characters each']],
  ],
])('checks consent: %s', (_what, consent, faults) => {
  expect(checkConfig(withConsent(consent), 0).map(({ key, message }) => [key, message])).toEqual(faults);
});
