import { TransportError } from '../errors';
import type { TransportErrorCode } from '../errors';
import type { Redact } from '../redact/redact';

const LONGEST_MESSAGE = 300;

const CODES = new Map<string, TransportErrorCode>([
  ['UND_ERR_CONNECT_TIMEOUT', 'connect_timeout'],
  ['ETIMEDOUT', 'connect_timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'headers_timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'body_timeout'],
]);

const TEXTS: Readonly<Record<TransportErrorCode, string>> = {
  connect_timeout: 'No connection within the time-out',
  headers_timeout: 'No answer within the time-out',
  body_timeout: 'The answer did not end within the time-out',
  aborted: 'The caller stopped the request',
  network: 'The connection failed',
};

/** Turns an error from undici or the operating system into ours, without the key and without keeping the original. */
export function toTransportError(
  error: unknown,
  redact: Redact,
  signal: AbortSignal | undefined,
): TransportError {
  const systemCode = textOf(error, 'code');
  const code = signal?.aborted === true ? 'aborted' : (CODES.get(systemCode ?? '') ?? 'network');
  const details = code === 'network' ? detailsOf(error, systemCode, redact) : '';
  return new TransportError(code, `${TEXTS[code]}${details}.`, systemCode);
}

/** An error for several addresses (IPv4 and IPv6) has a code and no message. */
function detailsOf(error: unknown, systemCode: string | undefined, redact: Redact): string {
  const message = redact(textOf(error, 'message') ?? '').slice(0, LONGEST_MESSAGE);
  const details = message === '' ? systemCode : message;
  return details === undefined ? '' : `: ${details}`;
}

/** Reads by shape: an operating system error may come from another realm, where `instanceof Error` is false. */
function textOf(error: unknown, name: 'code' | 'message'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}
