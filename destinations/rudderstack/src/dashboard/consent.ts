import { dashboardPattern } from './patterns';
import { NAME_PATTERN } from './setting';
import { forEverySource } from './source-types';

/** RudderStack's own consent management: the platform applies it and drops events without consent before they reach the destination. */
export const CONSENT_PROVIDERS = [
  { label: 'Custom', value: 'custom' },
  { label: 'iubenda', value: 'iubenda' },
  { label: 'Ketch', value: 'ketch' },
  { label: 'OneTrust', value: 'oneTrust' },
] as const;

export const CONSENT_STRATEGIES = [
  { label: 'AND', value: 'and' },
  { label: 'OR', value: 'or' },
] as const;

const DEFAULT_PROVIDER = 'oneTrust';
/** The only provider that needs a strategy. */
export const OWN_PROVIDER = 'custom';

/** The form for the consent that an event needs. */
export function consentSettingsTemplate(): object {
  return {
    title: 'Consent settings',
    note: 'Shown by RudderStack in the consent settings',
    fields: [
      {
        type: 'dynamicCustomForm',
        configKey: 'consentManagement',
        default: [],
        rowFields: [
          {
            type: 'singleSelect',
            label: 'Consent provider',
            configKey: 'provider',
            options: CONSENT_PROVIDERS,
            default: DEFAULT_PROVIDER,
            required: true,
          },
          {
            type: 'singleSelect',
            label: 'Consent logic',
            configKey: 'resolutionStrategy',
            options: CONSENT_STRATEGIES,
            required: true,
            variant: 'badge',
            preRequisites: { fields: [{ configKey: 'provider', value: OWN_PROVIDER }] },
          },
          {
            type: 'tagInput',
            label: 'Consent category IDs',
            note: 'The consent categories that an event needs, one per entry. Use IDs rather than names: they do not change.',
            configKey: 'consents',
            tagKey: 'consent',
            placeholder: 'e.g. Marketing',
            default: [{ consent: '' }],
          },
        ],
      },
    ],
  };
}

/** The same as a schema, for every source type. */
export function consentSchema(): object {
  const ofOneSource = {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        provider: {
          type: 'string',
          enum: CONSENT_PROVIDERS.map(({ value }) => value),
          default: DEFAULT_PROVIDER,
        },
        consents: {
          type: 'array',
          items: {
            type: 'object',
            properties: { consent: { type: 'string', pattern: dashboardPattern(NAME_PATTERN) } },
          },
        },
      },
      allOf: [
        {
          if: { properties: { provider: { const: OWN_PROVIDER } }, required: ['provider'] },
          then: {
            properties: {
              resolutionStrategy: { type: 'string', enum: CONSENT_STRATEGIES.map(({ value }) => value) },
            },
            required: ['resolutionStrategy'],
          },
        },
      ],
    },
  };
  return { type: 'object', properties: forEverySource(ofOneSource) };
}
