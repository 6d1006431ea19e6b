import type { Answered, ClientResult } from './network';

/** The answer in the HTTP client's result, for a request that was answered. */
export function processAxiosResponse({ success, response }: ClientResult): {
  status: number;
  response: unknown;
  headers?: Record<string, string>;
} {
  const { status, data, headers } = (
    success ? response : (response as { response: Answered }).response
  ) as Answered;
  return { status, response: data ?? '', headers };
}
