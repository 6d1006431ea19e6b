import type { MappingErrorCode, Pointer } from './types';

const MARKER = Symbol.for('encharge-destinations.error');

interface Details {
  code: string;
  retryable?: boolean;
  cause?: unknown;
}

/**
 * The base of every error of this project. `message` names the call, the field and the remedy, never a value of the event and
 * never a key.
 */
export class EnchargeError extends Error {
  readonly code: string;
  /** Whether the same thing may work later. */
  readonly retryable: boolean;
  readonly [MARKER] = true;

  constructor(message: string, options: Details) {
    super(message);
    // Set here: the ES2020 of a host does not know the constructor's second argument.
    if (options.cause !== undefined)
      Object.defineProperty(this, 'cause', { value: options.cause, configurable: true });
    this.name = new.target.name;
    this.code = options.code;
    this.retryable = options.retryable ?? false;
  }

  /** True for errors of this project, even when another copy of the package threw them. */
  static isInstance(error: unknown): error is EnchargeError {
    return error instanceof Error && MARKER in error;
  }
}

/** An event that cannot become a right payload. Never retryable: the same event fails again. */
export class MappingError extends EnchargeError {
  declare readonly code: MappingErrorCode;
  /** Where in the event (or in the options) the fault is. */
  readonly path: Pointer;
  readonly rule: string;

  constructor(code: MappingErrorCode, path: Pointer, rule: string, message: string) {
    super(message, { code });
    this.path = path;
    this.rule = rule;
  }
}
