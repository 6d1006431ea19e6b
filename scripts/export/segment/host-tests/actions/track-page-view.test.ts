import { testScenarios } from '../helpers/scenarios';

describe('trackPageView', () => {
  testScenarios(__dirname);
});
