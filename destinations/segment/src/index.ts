export { createDestination, destination, destination as default } from './definition';
export type { DestinationOptions } from './definition';
export { isSkippedEvent } from './errors';
export type { SkippedEventError } from './errors';
export { createRunner } from './runner';
export type { Settings } from './settings';
