import { EnchargeError } from '@encharge-destinations/core/errors';

/** The command cannot run as given. The message says what to change. */
export class UsageError extends EnchargeError {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? { code: 'usage' } : { code: 'usage', cause });
  }
}
