import type { SandboxState } from '@encharge-destinations/sandbox';

/** How the server's requests reach Encharge: through the transformer's proxy, or from the server itself. */
export type Way = 'direct' | 'proxy' | 'unknown';

/** The transformer's HTTP library sends an Accept header; the server's does not. */
export function wayOf({ requests: [request] }: Pick<SandboxState, 'requests'>): Way {
  if (request === undefined) return 'unknown';
  return request.headers['accept']?.includes('application/json') === true ? 'proxy' : 'direct';
}
