import type { MappingErrorCode, Pointer } from './types';

const MARKER = Symbol.for('encharge-destinations.error');

/** The base of every error in this project. `message` names the call, the field and the remedy, never an event's value and never a key. */
export class EnchargeError extends Error {
  readonly code: string;
  /** Whether a retry may succeed. */
  readonly retryable: boolean;
  readonly [MARKER] = true;

  constructor(message: string, options: { code: string; retryable?: boolean; cause?: unknown }) {
    super(message);
    // Set here, because a host's ES2020 ignores the constructor's second argument.
    if (options.cause !== undefined)
      Object.defineProperty(this, 'cause', { value: options.cause, configurable: true });
    this.name = new.target.name;
    this.code = options.code;
    this.retryable = options.retryable ?? false;
  }

  /** True for this project's errors, even when another copy of the package threw them. */
  static isInstance(error: unknown): error is EnchargeError {
    return error instanceof Error && MARKER in error;
  }
}

/** An event that cannot become a valid payload. Never retryable: the same event fails again. */
export class MappingError extends EnchargeError {
  declare readonly code: MappingErrorCode;

  /** @param path The place of the fault in the event, or in the options. */
  constructor(
    code: MappingErrorCode,
    readonly path: Pointer,
    readonly rule: string,
    message: string,
  ) {
    super(message, { code });
  }
}
