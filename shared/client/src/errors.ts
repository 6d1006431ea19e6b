import { EnchargeError } from '@encharge-destinations/core';

/** Why a client rejects its settings or arguments. */
export type ClientErrorCode =
  | 'empty_key'
  | 'invalid_key'
  | 'invalid_url'
  | 'insecure_url'
  | 'invalid_option'
  | 'client_closed'
  | 'invalid_payload'
  | 'no_people'
  | 'invalid_person'
  | 'invalid_tag';

/**
 * The caller's mistake: settings or arguments that can never work. The only errors that the clients throw; answers and network faults come
 * back as results. Never contains a key, a URL or a person's data.
 */
export class ClientError extends EnchargeError {
  declare readonly code: ClientErrorCode;
  /** What to do about it; also part of the message. */
  readonly remedy: string;

  constructor(code: ClientErrorCode, problem: string, remedy: string) {
    super(`${problem} ${remedy}`, { code });
    this.remedy = remedy;
  }
}

/** How far a request got before it failed. */
export type TransportErrorCode =
  'connect_timeout' | 'headers_timeout' | 'body_timeout' | 'aborted' | 'network';

/**
 * Why there is no answer, or only part of one. Returned as a result's `cause`, never thrown. It does not keep the HTTP library's own error:
 * a parser error carries the bytes it failed on, and an answer may echo the key.
 */
export class TransportError extends EnchargeError {
  declare readonly code: TransportErrorCode;
  /** The code of the operating system or of undici, e.g. `ECONNREFUSED`. */
  readonly systemCode: string | undefined;

  constructor(code: TransportErrorCode, message: string, systemCode: string | undefined) {
    super(message, { code, retryable: true });
    this.systemCode = systemCode;
  }
}
