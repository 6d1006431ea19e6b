export { contractBreaches, contractOf } from './contract';
export type { Contract } from './contract';
export { expectationOf, rulesIn } from './expectation';
export { actedEvent, foreignNames } from './people';
export type { ActedEvent, Actor } from './people';
export { pick, seededRandom } from './random';
export type { Random } from './random';
export { DIALECTS, loadScenario, loadScenarios, PROVENANCES } from './scenario';
export type { Difference, Expected, Platform, Provenance, Scenario } from './scenario';
