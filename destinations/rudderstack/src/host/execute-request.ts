import type { Answer, RequestDescription } from './types';

/** The parts of a described request that are sent. */
export type ExecutableRequest = Pick<
  RequestDescription,
  'method' | 'endpoint' | 'params' | 'headers' | 'body'
>;

/** rudder-server gives a destination ten seconds (`Router.<DESTINATION>.httpTimeout`). */
const TIMEOUT_MS = 10_000;

/**
 * Makes a described request the way rudder-server does it without a proxy: method, endpoint and query as described, the one filled
 * body slot as JSON, the described headers over its own. Like it, follows no redirect.
 *
 * @returns an answer whatever the network does; never throws for it.
 */
export async function executeRequest(
  request: ExecutableRequest,
  timeoutMs = TIMEOUT_MS,
  redirect: 'manual' | 'follow' = 'manual',
): Promise<Answer> {
  const body = bodyOf(request);
  try {
    const response = await fetch(requestUrl(request), {
      method: request.method,
      headers: requestHeaders(request),
      redirect,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    // Like rudder-server, which keeps the status when the body is truncated.
    const text = await response.text().catch(() => '');
    return { status: response.status, headers: recordOf(response.headers), text };
  } catch {
    return { status: 0, headers: {}, text: '' };
  }
}

/** The endpoint with its query, percent-encoded. */
export function requestUrl({ endpoint, params }: Pick<RequestDescription, 'endpoint' | 'params'>): string {
  const query = new URLSearchParams(params).toString();
  return query === '' ? endpoint : `${endpoint}?${query}`;
}

/** The described headers over rudder-server's own, by lower-case name. */
export function requestHeaders(request: ExecutableRequest): Record<string, string> {
  const headers = new Headers({ 'user-agent': 'RudderLabs' });
  if (bodyOf(request) !== undefined) headers.set('content-type', 'application/json; charset=utf-8');
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, value);
  return recordOf(headers);
}

/** The body; `undefined` when no slot is filled. */
export function bodyOf({ body }: Pick<RequestDescription, 'body'>): object | undefined {
  return Object.keys(body.JSON).length === 0 ? undefined : body.JSON;
}

function recordOf(headers: Headers): Record<string, string> {
  const record: Record<string, string> = {};
  headers.forEach((value, name) => {
    record[name] = value;
  });
  return record;
}
