import { PluginKind } from '@stryker-mutator/api/plugin';
import { ScenarioRunner } from './scenario-runner';
import { formsIgnorer } from './forms-ignorer';

/** What Stryker loads: the runner of the scenarios, and what is not mutated. */
export const strykerPlugins = [
  { kind: PluginKind.TestRunner, name: 'scenarios', injectableClass: ScenarioRunner },
  { kind: PluginKind.Ignore, name: 'forms', value: formsIgnorer },
];
