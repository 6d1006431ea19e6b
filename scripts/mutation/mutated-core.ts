// What the tests need of a mutated core, in one bundle.
export { fieldTables } from '@encharge-destinations/core';
export { expectationOf } from '../../shared/testkit/src/expectation';
export { otherWaysThatDiffer } from '../../shared/testkit/src/other-ways';
