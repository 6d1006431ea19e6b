export { createDestination, destination, destination as default } from './definition';
export type { DestinationOptions } from './definition';
export { isSkippedEvent } from './errors';
export type { SkippedEventError } from './errors';
export { existingActions } from './existing-destination';
export { replayMapping } from './replay-mapping';
export type { Replay, SavedMapping, Sending } from './replay-mapping';
export { createRunner } from './runner';
export type { Settings } from './settings';
