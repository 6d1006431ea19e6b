import { executeRequest } from './execute-request';
import { BaseError } from './integrations-lib';
import type { Answer, RequestDescription } from './types';

// What rudder-transformer itself offers to its destinations, under the names it has there. Inside the transformer this file
// re-exports the transformer's own modules; with the stand-ins below the package runs and is tested without it.

const FILTERED = 298;

/** A skipped event. */
export class FilteredEventsError extends BaseError {
  constructor(message: string) {
    super(message, FILTERED);
  }
}

/** What the host's HTTP client returns. */
export type ClientResult =
  | { success: true; response: ClientAnswer }
  | { success: false; response: { code?: string; response?: ClientAnswer } };

interface ClientAnswer {
  status: number;
  data: unknown;
  headers: Record<string, string>;
}

/** What the proxy is asked to deliver. */
export type ProxyRequest = RequestDescription & { metadata: unknown; destinationConfig?: unknown };

/** The request in the terms of the host's HTTP client. */
export function prepareProxyRequest(request: ProxyRequest): Promise<object> {
  const { endpoint, method, params, headers, body, destinationConfig } = request;
  return Promise.resolve({ endpoint, data: body.JSON, params, headers, method, config: destinationConfig });
}

/** Makes the request. Never rejects. */
export async function proxyRequest(request: ProxyRequest): Promise<ClientResult> {
  const answer = await sendRequest(request);
  if (answer.status === 0) return { success: false, response: { code: 'ECONNABORTED' } };
  const response = { status: answer.status, data: parsed(answer.text), headers: answer.headers };
  return answer.status >= 200 && answer.status < 300
    ? { success: true, response }
    : { success: false, response: { response } };
}

/** Makes a request of a regulation. Never rejects. */
export function sendRequest(request: RequestDescription): Promise<Answer> {
  return executeRequest(request);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
