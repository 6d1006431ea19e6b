import { dashboardPattern } from './patterns';
import { CELL_PATTERN, NAME_PATTERN } from './setting';
import type { DashboardSetting } from './setting';
import { dashboardSettings } from './settings';

/** A Config and whether the schema accepts it, in the form that the definitions repository's tests use. */
interface ValidationCase {
  testTitle: string;
  config: Record<string, unknown>;
  result: boolean;
  err?: string[];
}

const KEY = 'a-write-key';
const TEMPLATE = '{{ event.context.encharge || default }}';
const TOO_LONG = 'x'.repeat(501);
const NAME_ERROR = patternError(NAME_PATTERN);
const CELL_ERROR = patternError(CELL_PATTERN);

/** Cases for every setting: what it accepts, and what it rejects. */
export function validationCases(): ValidationCase[] {
  return [
    accepted('the write key alone', {}),
    accepted('a template as the write key', { writeKey: TEMPLATE }),
    accepted('an environment variable as the write key', { writeKey: 'env.ENCHARGE_WRITE_KEY' }),
    {
      testTitle: 'no write key',
      config: {},
      result: false,
      err: [" must have required property 'writeKey'"],
    },
    refusedWith('a blank write key', { writeKey: '' }, `writeKey ${patternError('^(.{1,200})$')}`),
    refusedWith('an unknown setting', { unknown: 1 }, ' must NOT have additional properties'),
    accepted('every setting', merged(dashboardSettings.map(goodValue))),
    accepted('templates in every text', merged(dashboardSettings.flatMap(templateValue))),
    ...dashboardSettings.flatMap(badValue),
    accepted('the connection mode of a source', { connectionMode: { web: 'cloud', cloudSource: 'cloud' } }),
    refusedWith(
      'an unknown connection mode',
      { connectionMode: { web: 'device' } },
      'connectionMode.web must be equal to one of the allowed values',
    ),
    accepted('consent from a provider', {
      consentManagement: { web: [{ provider: 'iubenda', consents: [{ consent: 'marketing' }] }] },
    }),
    accepted('consent from a custom provider', {
      consentManagement: {
        cloud: [{ provider: 'custom', resolutionStrategy: 'and', consents: [{ consent: 'c1' }] }],
      },
    }),
  ];
}

function goodValue(setting: DashboardSetting): Record<string, unknown> {
  const { key } = setting;
  switch (setting.kind) {
    case 'text':
      return { [key]: key === 'maxEventAge' ? '7' : KEY };
    case 'choice':
      return { [key]: setting.choices.at(-1)?.value };
    case 'switch':
      return { [key]: !setting.default };
    case 'list':
      return { [key]: [{ [setting.tag]: 'one' }, { [setting.tag]: 'two' }] };
    case 'mapping':
      return { [key]: [{ from: 'left', to: 'right' }] };
  }
}

function templateValue(setting: DashboardSetting): Record<string, unknown>[] {
  const { key } = setting;
  switch (setting.kind) {
    case 'text':
      return [{ [key]: TEMPLATE }];
    case 'list':
      return [{ [key]: [{ [setting.tag]: TEMPLATE }] }];
    case 'mapping':
      return [{ [key]: [{ from: TEMPLATE, to: TEMPLATE }] }];
    case 'choice':
    case 'switch':
      return [];
  }
}

function badValue(setting: DashboardSetting): ValidationCase[] {
  const { key } = setting;
  switch (setting.kind) {
    case 'text':
      return [refusedWith(`a number as ${key}`, { [key]: 7 }, `${key} must be string`)];
    case 'choice':
      return [
        refusedWith(
          `an unknown ${key}`,
          { [key]: 'sometimes' },
          `${key} must be equal to one of the allowed values`,
        ),
      ];
    case 'switch':
      return [refusedWith(`a text as ${key}`, { [key]: 'yes' }, `${key} must be boolean`)];
    case 'list':
      return [
        refusedWith(
          `an entry that is too long in ${key}`,
          { [key]: [{ [setting.tag]: TOO_LONG }] },
          `${key}.0.${setting.tag} ${NAME_ERROR}`,
        ),
      ];
    case 'mapping':
      return [
        refusedWith(
          `a name that is too long in ${key}`,
          { [key]: [{ from: 'left', to: TOO_LONG }] },
          `${key}.0.to ${CELL_ERROR}`,
        ),
      ];
  }
}

function merged(parts: readonly Record<string, unknown>[]): Record<string, unknown> {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

function accepted(testTitle: string, config: Record<string, unknown>): ValidationCase {
  return { testTitle, config: { writeKey: KEY, ...config }, result: true };
}

function patternError(pattern: string): string {
  return `must match pattern "${dashboardPattern(pattern)}"`;
}

function refusedWith(testTitle: string, config: Record<string, unknown>, error: string): ValidationCase {
  return { testTitle, config: { writeKey: KEY, ...config }, result: false, err: [error] };
}
