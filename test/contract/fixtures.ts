import { join } from 'node:path';
import { loadScenarios } from '@encharge-destinations/testkit';

/** Every scenario of the project. */
export const scenarios = loadScenarios(join(__dirname, '../fixtures'));
