import { testScenarios } from '../helpers/scenarios';

describe('createUpdateObject', () => {
  testScenarios(__dirname);
});
