import { request } from 'node:http';
import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import type { DeliveredRequest } from '@encharge-destinations/core';

/** Where the Function's two hosts really are in a test. */
export interface Loopback {
  ingestUrl: string;
  restUrl: string;
}

interface Options {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: string;
  timeout: number;
}

interface Response {
  status: number;
  headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** The node-fetch 2 options; it ignores any other without a warning. */
const KNOWN_OPTIONS = new Set(['method', 'headers', 'body', 'redirect', 'timeout']);

/**
 * The part of node-fetch 2 that its documentation promises and the Function uses, over plain HTTP on loopback: options by name, a `timeout`
 * in milliseconds that restarts for the body, rejection without an answer, error statuses that never reject.
 *
 * @param log Gets every request, without its key.
 */
export function createFetch(
  { ingestUrl, restUrl }: Loopback,
  log: DeliveredRequest[],
): (url: string, options: Options) => Promise<Response> {
  return async (url, options) => {
    const unknown = Object.keys(options).filter((name) => !KNOWN_OPTIONS.has(name));
    if (unknown.length > 0) throw new TypeError(`node-fetch 2 does not know ${unknown.join(', ')}`);
    if (options.redirect !== 'manual') throw new TypeError('a redirect would carry the key away');
    const entry = entryOf(url, options);
    log.push(entry);
    const response = await exchange(onLoopback(url, ingestUrl, restUrl), options);
    entry.status = response.status;
    return response;
  };
}

function onLoopback(url: string, ingestUrl: string, restUrl: string): string {
  if (url === INGEST_URL) return ingestUrl;
  if (url.startsWith(`${REST_URL}/`)) return `${restUrl}${url.slice(REST_URL.length)}`;
  throw new TypeError('the Function may reach Encharge only');
}

function exchange(url: string, { method, headers, body, timeout }: Options): Promise<Response> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, (incoming) => {
      const text = new Promise<string>((resolveText, rejectText) => {
        const chunks: Buffer[] = [];
        const late = setTimeout(() => {
          incoming.destroy(new Error('body-timeout'));
        }, timeout);
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.once('error', rejectText);
        incoming.once('close', () => {
          clearTimeout(late);
          if (incoming.complete) resolveText(Buffer.concat(chunks).toString('utf8'));
          else rejectText(new Error('aborted'));
        });
      });
      // Nobody is obliged to read the body.
      text.catch(() => undefined);
      resolve({
        status: incoming.statusCode ?? 0,
        headers: { get: (name) => [incoming.headers[name.toLowerCase()]].flat()[0] ?? null },
        text: () => text,
      });
    });
    outgoing.setTimeout(timeout, () => outgoing.destroy(new Error('request-timeout')));
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

function entryOf(url: string, { method, headers, body }: Options): DeliveredRequest {
  const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    method,
    url,
    headers: Object.fromEntries(names.filter(([name]) => name !== 'x-encharge-token')),
    body: body === undefined ? undefined : (JSON.parse(body) as unknown),
    status: 0,
  };
}
