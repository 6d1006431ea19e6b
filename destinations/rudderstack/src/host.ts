import { BaseError } from './integrations-lib';

// What rudder-transformer itself offers to its destinations, under the names it has there. Inside the transformer this file
// re-exports the transformer's own modules; with the stand-ins below the package runs and is tested without it.

const FILTERED = 298;

/** An event that is left out on purpose. */
export class FilteredEventsError extends BaseError {
  constructor(message: string) {
    super(message, FILTERED);
  }
}
