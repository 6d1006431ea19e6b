import { EnchargeError } from '@encharge-destinations/core';

/** Why a client refuses its settings or arguments. */
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
 * A mistake of the caller: settings or arguments that can never work. The only errors that the clients throw; answers and network
 * faults come back as results. Never holds a key, a URL or a value of a person.
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
 * Why there is no answer, or only a part of one. Returned as the `cause` of a result, never thrown. It does not keep the HTTP
 * library's own error: a parser error carries the bytes it stumbled over, and an answer may echo the key.
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
