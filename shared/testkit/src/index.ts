export { namePeople } from './name-people';
export type { NamedPeople } from './name-people';
export { arbitraryEvent, arbitraryOptions } from './arbitrary-event';
export { contractBreaches, contractOf, contractReport } from './contract';
export type { Contract } from './contract';
export { bodyDiff, expectationDiff } from './expectation-diff';
export { expectationOf, rulesIn } from './expectation';
export { messyEvent } from './messy/events';
export { arbitraryMessyEvent } from './messy/arbitrary';
export { messyOptions } from './messy/options';
export { otherWaysThatDiffer } from './other-ways';
export { actedEvent, foreignNames } from './people';
export type { ActedEvent, Actor } from './people';
export { pick, seededRandom } from './random';
export type { Random } from './random';
export { scenariosByRule } from './scenarios-by-rule';
export { DIALECTS, hasOwnClock, loadScenario, loadScenarios, PROVENANCES } from './scenario';
export type { Difference, Expected, Platform, Provenance, SavedRun, Scenario } from './scenario';
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
export { tableGaps } from './table-gaps';
export { valueDifferences } from './value-differences';
export type { ValueDifference } from './value-differences';
