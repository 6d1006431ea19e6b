import { consentSchema } from './consent';
import { dashboardPattern } from './patterns';
import { CELL_PATTERN, NAME_PATTERN } from './setting';
import type { DashboardSetting } from './setting';
import { dashboardSettings } from './settings';
import { forEverySource } from './source-types';

/** What RudderStack's control plane accepts as this destination's Config. */
export function schema(): object {
  return {
    configSchema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      required: dashboardSettings.flatMap((setting) =>
        setting.kind === 'text' && setting.isRequired === true ? [setting.key] : [],
      ),
      additionalProperties: false,
      properties: {
        ...Object.fromEntries(dashboardSettings.map((setting) => [setting.key, propertyOf(setting)])),
        connectionMode: { type: 'object', properties: forEverySource({ type: 'string', enum: ['cloud'] }) },
        consentManagement: consentSchema(),
      },
    },
  };
}

function propertyOf(setting: DashboardSetting): object {
  switch (setting.kind) {
    case 'text':
      return textProperty(setting.pattern);
    case 'choice':
      return {
        type: 'string',
        enum: setting.choices.map(({ value }) => value),
        default: setting.default,
      };
    case 'switch':
      return { type: 'boolean', default: setting.default };
    case 'list':
      return listOf({ [setting.tag]: textProperty(NAME_PATTERN) });
    case 'mapping':
      return listOf({ from: textProperty(CELL_PATTERN), to: textProperty(CELL_PATTERN) });
  }
}

function textProperty(pattern: string): object {
  return { type: 'string', pattern: dashboardPattern(pattern) };
}

function listOf(properties: object): object {
  return { type: 'array', items: { type: 'object', properties } };
}
