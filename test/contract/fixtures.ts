import { join } from 'node:path';
import { loadScenarios } from '@encharge-destinations/testkit';

/** The scenarios' folder. */
export const FIXTURES = join(__dirname, '../fixtures');

/** Every scenario of the project. */
export const scenarios = loadScenarios(FIXTURES);

/** The same by id, for `test.each`. */
export const cases = scenarios.map((scenario) => [scenario.id, scenario] as const);
