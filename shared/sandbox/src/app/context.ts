import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Answer } from '../http/answers';
import type { LoggedRequest } from '../state/request-log';

/** hono's context variables, from the middleware to the handlers. */
export interface AppEnvironment {
  Bindings: HttpBindings;
  Variables: {
    record: LoggedRequest;
  };
}

export type AppContext = Context<AppEnvironment>;

/** An answer as a response, with additional headers. */
export function send(answer: Answer, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(answer.body ?? null, {
    status: answer.status,
    headers: { ...answer.headers, ...headers },
  });
}
