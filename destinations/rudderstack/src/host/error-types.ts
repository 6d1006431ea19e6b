import { BaseError } from './integrations-lib';

const FILTERED = 298;

/** A skipped event. */
export class FilteredEventsError extends BaseError {
  constructor(message: string) {
    super(message, FILTERED);
  }
}
