import { testScenarios } from '../helpers/scenarios';

describe('aliasUser', () => {
  testScenarios(__dirname);
});
