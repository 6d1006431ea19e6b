import { request } from 'node:http';
import type { Sandbox } from '../src';

/** Posts a body to Ingest, as text or as JSON, with the write key in the header. */
export function postIngest(
  sandbox: Sandbox,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(sandbox.ingestUrl, {
    method: 'POST',
    headers: { 'X-Encharge-Token': sandbox.writeKey, 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Posts a body of the segment dialect. */
export function postSegment(sandbox: Sandbox, body: unknown): Promise<Response> {
  return postIngest(sandbox, body, { 'X-Segment-Actions': '1' });
}

/** Calls the REST API with the API key. */
export function callRest(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${sandbox.restUrl}${path}`, {
    method,
    headers: { 'X-Encharge-Token': sandbox.apiKey, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The rule and path of every flag of the last request. */
export function lastFlags(sandbox: Sandbox): string[] {
  return (sandbox.state().requests.at(-1)?.flags ?? []).map(({ rule, path }) => `${rule} ${path}`);
}

/** The rule and path of every note of the last request. */
export function lastNotes(sandbox: Sandbox): string[] {
  return (sandbox.state().requests.at(-1)?.notes ?? []).map(({ rule, path }) => `${rule} ${path}`);
}

/** The answer to a request that `fetch` would not send. */
export interface RawAnswer {
  status: number;
  body: string;
}

/** Sends a request with headers that `fetch` refuses to set, such as `Host`. */
export function sendRaw(
  sandbox: Sandbox,
  { body, ...options }: { method?: string; path: string; headers: Record<string, string>; body?: string },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(sandbox.url);
    const sent = request({ hostname, port, method: 'GET', ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
