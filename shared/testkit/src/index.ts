export { namePeople } from './events/name-people';
export type { NamedPeople } from './events/name-people';
export { arbitraryEvent, arbitraryOptions } from './events/arbitrary-event';
export { contractBreaches, contractOf, contractReport } from './contract/contract';
export type { Contract } from './contract/contract';
export { bodyDiff, expectationDiff } from './scenarios/expectation-diff';
export { expectationOf, rulesIn } from './scenarios/expectation';
export { messyEvent } from './events/messy/events';
export { arbitraryMessyEvent } from './events/messy/arbitrary';
export { messyOptions } from './events/messy/options';
export { otherWaysThatDiffer } from './contract/other-ways';
export { actedEvent, foreignNames } from './events/people';
export type { ActedEvent, Actor } from './events/people';
export { pick, seededRandom } from './events/random';
export type { Random } from './events/random';
export { scenariosByRule } from './scenarios/scenarios-by-rule';
export { DIALECTS, hasOwnClock, loadScenario, loadScenarios, PROVENANCES } from './scenarios/scenario';
export type { Difference, Expected, Platform, Provenance, SavedRun, Scenario } from './scenarios/scenario';
export { overclaims } from './exchange/claims';
export type { Evidence } from './exchange/claims';
export { compareAnswers, shapeOf } from './exchange/compare-answers';
export type { Drift } from './exchange/compare-answers';
export { KEY_PLACEHOLDERS } from './exchange/exchange';
export type {
  Api,
  Exchange,
  ExchangeAnswer,
  ExchangeFault,
  ExchangeRequest,
  OutcomeClass,
  OutcomeDifference,
  Recording,
} from './exchange/exchange';
export { ExchangeError } from './exchange/exchange-error';
export { loadExchange, loadExchanges, serialiseExchange, writeExchanges } from './exchange/exchange-files';
export type { WriteOptions } from './exchange/exchange-files';
export { normaliseAnswer } from './exchange/normalise-answer';
export type { RawAnswer } from './exchange/normalise-answer';
export { readExchange } from './exchange/read-exchange';
export { isSealed, sealRecording } from './exchange/recording';
export { startReplayServer } from './exchange/replay-server';
export type { ReplayServer } from './exchange/replay-server';
export { keptHeaders } from './scrub/headers';
export { scanFixture } from './scrub/scan';
export type { ScanFinding, ScanOptions } from './scrub/scan';
export { createScrubber } from './scrub/scrubber';
export type { KnownValue, Scrubber } from './scrub/scrubber';
export { tableGaps } from './contract/table-gaps';
export { valueDifferences } from './scenarios/value-differences';
export type { ValueDifference } from './scenarios/value-differences';
