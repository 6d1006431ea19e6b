import { testScenarios } from '../helpers/scenarios';

describe('trackScreenView', () => {
  testScenarios(__dirname);
});
