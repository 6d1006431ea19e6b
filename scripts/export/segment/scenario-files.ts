import { join, posix } from 'node:path';
import { DIALECTS, contractOf, hasOwnClock, loadScenarios } from '@encharge-destinations/testkit';
import type { Scenario } from '@encharge-destinations/testkit';
import { destination } from '@encharge-destinations/segment';
import type { JSONObject, Subscription } from '@segment/actions-core';
import type { Dialect } from '@encharge-destinations/core';
import { customised } from '../../../destinations/segment/src/saved/customised-preset';
import { OPTION_KEYS } from '../../../destinations/segment/src/fields/setting-fields';
import type { ExportedFile } from './exported-module';
import type { HostScenario } from './host-tests/helpers/scenarios';

/** The scenarios of the contract as data for the host's tests, one file for each action that sends events. */
export function scenarioFiles(root: string): ExportedFile[] {
  const scenarios = loadScenarios(join(root, 'test', 'fixtures')).filter(
    (scenario) => !hasOwnClock(scenario) && !isRefused(scenario),
  );
  return presets().map((preset) => ({
    path: posix.join(preset.partnerAction, '__tests__', 'scenarios.json'),
    text: JSON.stringify(
      scenarios.flatMap((scenario) =>
        isTakenBy(preset, scenario) ? DIALECTS.map((dialect) => hostScenario(scenario, preset, dialect)) : [],
      ),
    ),
  }));
}

/** Options that no form lets through. */
function isRefused({ expected }: Scenario): boolean {
  return expected.segment.error?.code === 'invalid_option';
}

function presets(): Subscription[] {
  return (destination.presets ?? []).flatMap((preset) => (preset.type === 'automatic' ? [preset] : []));
}

function isTakenBy({ subscribe }: Subscription, { event }: Scenario): boolean {
  const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : undefined;
  return subscribe === `type = "${String(type)}"`;
}

function hostScenario(scenario: Scenario, preset: Subscription, dialect: Dialect): HostScenario {
  const { title, description, event, options } = scenario;
  const { kind, payloads } = contractOf(scenario, 'segment', dialect);
  const given = Object.fromEntries(OPTION_KEYS.map((key) => [key, options[key]]));
  const settings: HostScenario['settings'] = { ...given, dialect };
  const name = (event as { event?: unknown }).event;
  const mapping = changed(preset.mapping ?? {}, customised(preset, options, name).mapping ?? {});
  const reason =
    scenario.differences.segment?.[dialect] === undefined
      ? scenario.expected[dialect].skipped?.reason
      : undefined;
  return {
    title,
    description,
    settings,
    ...(Object.keys(mapping).length > 0 ? { mapping } : {}),
    event: event as HostScenario['event'],
    sent: payloads as unknown as JSONObject[],
    ...(kind === 'delivered' ? {} : { refused: kind === 'skipped' && reason !== undefined ? reason : true }),
  };
}

function changed(before: JSONObject, after: JSONObject): JSONObject {
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key])),
  );
}
