import destination from './destination';

// Node finds a name that stands for a default only where it is exported as a value.
export { destination };
export default destination;
export type { Settings } from './destination/generated-types';
export { createDestination } from './definition/create-destination';
export type { DestinationOptions } from './definition/create-destination';
export { settingsOptions } from './destination/options';
export { createRunner } from './runner/create-runner';
export type { SegmentRunnerOptions } from './runner/create-runner';
export { createSetupChecker } from './saved/check-setup';
export type { SetupChecker, SetupFault } from './saved/check-setup';
export { existingActions } from './saved/existing-destination';
export type { SavedMapping } from './saved/mapping';
export { replayMapping } from './saved/replay-mapping';
export type { Replay, Sending } from './saved/replay-mapping';
export { savedSetup } from './saved/setup';
export type { SavedSetup } from './saved/setup';
