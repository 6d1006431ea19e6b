import { executeRequest } from './execute-request';
import type { ProxyRequest } from './types';

// What rudder-transformer offers its destinations, under its own names, so that the package runs and is tested without it.

export interface Answered {
  status: number;
  data: unknown;
  headers: Record<string, string>;
}

/** What the host's HTTP client returns: an answer for 2xx, otherwise an error that holds the answer, if there was one. */
export interface ClientResult {
  success: boolean;
  response: unknown;
}

/** A request in the terms of the host's HTTP client, which follows redirects. */
interface ClientRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  params: Record<string, string>;
  data?: object | undefined;
  maxRedirects?: number;
}

/** The parts of a described request, for the HTTP client. */
export function prepareProxyRequest(
  request: ProxyRequest,
): Promise<Omit<ClientRequest, 'url' | 'maxRedirects'> & { endpoint: string }> {
  const { endpoint, method, params, headers, body } = request;
  return Promise.resolve({ endpoint, data: body.JSON, params, headers, method });
}

/** The last two are for the host's metrics. */
type HttpSend = (request: ClientRequest, statTags: object, withoutMetrics: boolean) => Promise<ClientResult>;

/** Makes a request. Never rejects. */
export const httpSend: HttpSend = async ({ url, method, headers, params, data = {}, maxRedirects }) => {
  const body = { JSON: data, JSON_ARRAY: {}, XML: {}, FORM: {} };
  const request = { endpoint: url, method, headers, params, body };
  const answer = await executeRequest(request, undefined, maxRedirects === 0 ? 'manual' : 'follow');
  if (answer.status === 0) return { success: false, response: { code: 'ECONNABORTED' } };
  const response: Answered = { status: answer.status, data: parsed(answer.text), headers: answer.headers };
  const success = answer.status >= 200 && answer.status < 300;
  return { success, response: success ? response : { response } };
};

/** Makes a `DELETE` without a body. Never rejects. */
export function httpDELETE(
  url: string,
  options: Omit<ClientRequest, 'url' | 'method' | 'data'>,
  statTags: object,
): Promise<ClientResult> {
  return httpSend({ url, method: 'DELETE', ...options }, statTags, false);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
