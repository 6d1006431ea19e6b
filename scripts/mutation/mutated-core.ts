// What the tests need from a mutated core, in one bundle.
export { fieldTables } from '@encharge-destinations/core';
export { expectationOf } from '../../shared/testkit/src/scenarios/expectation';
export { otherWaysThatDiffer } from '../../shared/testkit/src/contract/other-ways';
