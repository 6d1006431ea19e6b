import type { Dictionary } from '@encharge-destinations/core';
import { isRecord } from '../../destination/values';
import { parseConfig, settingsOf } from '../../destination/settings';
import { dashboardPattern } from '../patterns';
import { CELL_PATTERN, NAME_PATTERN } from '../setting';
import type { DashboardSetting } from '../setting';
import { dashboardSettings } from '../settings';
import { consentFaults } from './check-consent';
import type { ConfigFault } from './config-fault';

/** The setting that a message of the destination is about: `pages: takes …`, `options: rename/0/to takes …`. */
const NAMED = /^(?:options: )?([A-Za-z]+)/;

/**
 * Checks a Config as the dashboard does before saving (each field against the pattern, choices and type in `ui-config.json` and
 * `schema.json`), and then as the destination does with the first event.
 *
 * @param now Epoch milliseconds, for the option `maxEventAge`.
 * @example checkConfig({}, Date.now()) // [{ key: 'writeKey', message: 'Write key is required' }]
 */
export function checkConfig(config: Dictionary, now: number): ConfigFault[] {
  const faults = [
    ...dashboardSettings.flatMap((setting) => faultsOf(setting, config[setting.key])),
    ...consentFaults(config['consentManagement']),
  ];
  if (faults.length > 0) return faults;
  try {
    settingsOf(parseConfig(config), now);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ key: NAMED.exec(message)?.[1] ?? '', message }];
  }
}

function faultsOf(setting: DashboardSetting, value: unknown): ConfigFault[] {
  const { key, label } = setting;
  const isMissing = value === undefined || value === '';
  if (setting.kind === 'text' && setting.isRequired === true && isMissing)
    return [{ key, message: `${label} is required` }];
  return value === undefined || isRight(setting, value) ? [] : [{ key, message: wordsOf(setting) }];
}

function isRight(setting: DashboardSetting, value: unknown): boolean {
  switch (setting.kind) {
    case 'text':
      return matches(setting.pattern, value);
    case 'choice':
      return setting.choices.some((choice) => choice.value === value);
    case 'switch':
      return typeof value === 'boolean';
    case 'list':
      return everyRow(
        value,
        (row) => row[setting.tag] === undefined || matches(NAME_PATTERN, row[setting.tag]),
      );
    case 'mapping':
      return everyRow(value, (row) =>
        ['from', 'to'].every((side) => row[side] === undefined || matches(CELL_PATTERN, row[side])),
      );
  }
}

function wordsOf(setting: DashboardSetting): string {
  switch (setting.kind) {
    case 'choice':
      return `${setting.label} is one of ${setting.choices.map(({ value }) => value).join(', ')}`;
    case 'switch':
      return `${setting.label} is on or off`;
    default:
      return `${setting.label} is not valid`;
  }
}

function everyRow(value: unknown, isRightRow: (row: Dictionary) => boolean): boolean {
  return Array.isArray(value) && value.every((row) => isRecord(row) && isRightRow(row));
}

function matches(pattern: string, value: unknown): boolean {
  return typeof value === 'string' && new RegExp(dashboardPattern(pattern)).test(value);
}
