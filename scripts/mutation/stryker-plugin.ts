import { PluginKind } from '@stryker-mutator/api/plugin';
import { ScenarioRunner } from './scenario-runner';

/** What Stryker loads: the runner of the scenarios. */
export const strykerPlugins = [
  { kind: PluginKind.TestRunner, name: 'scenarios', injectableClass: ScenarioRunner },
];
