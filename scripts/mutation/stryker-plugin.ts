import { PluginKind } from '@stryker-mutator/api/plugin';
import { ScenarioRunner } from './scenario-runner';

/** What Stryker loads: the scenario runner. */
export const strykerPlugins = [
  { kind: PluginKind.TestRunner, name: 'scenarios', injectableClass: ScenarioRunner },
];
