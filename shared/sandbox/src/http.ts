import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Answer } from './answers';
import type { LoggedRequest } from './request-log';

/** What hono's context carries from the middleware to the handlers. */
export interface AppEnvironment {
  Bindings: HttpBindings;
  Variables: {
    record: LoggedRequest;
  };
}

export type AppContext = Context<AppEnvironment>;

/** Sends an answer, with further headers if need be. */
export function send(answer: Answer, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(answer.body ?? null, {
    status: answer.status,
    headers: { ...answer.headers, ...headers },
  });
}
