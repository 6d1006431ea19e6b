import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers whether this is a sandbox, which is asked before anything is sent. */
export function answersAsSandbox({ url }: IncomingMessage, response: ServerResponse): boolean {
  if (url !== '/_sandbox/') return false;
  response.end(JSON.stringify({ server: 'encharge-destinations sandbox' }));
  return true;
}
