import { setMaxListeners } from 'node:events';
import { TOKEN_HEADER } from '@encharge-destinations/core';
import type { Dispatcher } from 'undici';
import { AnswerHandler, SHORT_BODY_BYTES } from './answer-handler';
import type { Gathered } from './answer-handler';
import { decodeBody } from './decode-body';
import type { TransportError } from '../errors';
import { toTransportError } from './transport-error';
import type { Transport } from './transport';

/** One HTTP request. */
export interface ExchangeRequest {
  method: Dispatcher.HttpMethod;
  /** Path and query. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  signal?: AbortSignal | undefined;
  /** How much of a 2xx answer to read, in bytes; default {@link SHORT_BODY_BYTES}. */
  maxBodyBytes?: number;
}

/** No answer at all. */
export interface Unanswered {
  status: 0;
  fault: TransportError;
}

/** A status, and as much of the body as could be read. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The answer's text, for classification only: it may echo the key. */
  rawBody: string;
  /** The same without the key. */
  body: string;
  /** The body is longer than the part that was read. */
  tooLong: boolean;
  /** Why the body is incomplete. */
  fault?: TransportError;
}

/**
 * Sends one request, once, and reads its answer. Redirects are not followed, because the key would go along. Never throws for HTTP or
 * network faults.
 */
export async function exchange(transport: Transport, request: ExchangeRequest): Promise<Answer | Unanswered> {
  const { redact } = transport;
  const { status, headers, bytes, limit, end, error } = await gather(transport, request);
  const fault = end === 'broken' ? toTransportError(error, redact, request.signal) : undefined;
  if (fault !== undefined && status === 0) return { status, fault };
  const encoding = headers['content-encoding'];
  const rawBody = decodeBody(bytes, Array.isArray(encoding) ? encoding.join() : encoding, limit);
  return {
    status,
    headers,
    rawBody,
    body: redact(rawBody, end !== 'complete'),
    tooLong: end === 'too_long',
    ...(fault === undefined ? {} : { fault }),
  };
}

function gather(transport: Transport, request: ExchangeRequest): Promise<Gathered> {
  const { method, path, body = null, signal, maxBodyBytes = SHORT_BODY_BYTES } = request;
  // A program stops all its requests with one signal. Node considers more than ten listeners a leak and warns on stderr.
  if (signal !== undefined) setMaxListeners(Infinity, signal);
  return new Promise((resolve) => {
    const handler = new AnswerHandler({
      maxBodyBytes,
      bodyTimeoutMs: transport.bodyTimeoutMs,
      signal,
      onEnd: resolve,
    });
    if (handler.isOver) return;
    try {
      transport.dispatcher.dispatch(
        {
          origin: transport.origin,
          path,
          method,
          headers: { ...request.headers, 'Accept-Encoding': 'identity', [TOKEN_HEADER]: transport.key },
          body,
          headersTimeout: transport.headersTimeoutMs,
          // The handler's own time-out covers the whole body.
          bodyTimeout: 0,
        },
        handler,
      );
    } catch (error) {
      handler.onResponseError(undefined, error);
    }
  });
}
