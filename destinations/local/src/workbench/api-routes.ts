import type { Context, Hono } from 'hono';
import { limitedBody } from '../servers/limited-body';
import type { LoopbackEnvironment } from '../servers/loopback-guard';
import type { Json, JsonObject } from './api';
import { RefusedRequest } from './requests/api-problem';
import { readBody } from './requests/read-body';

const LARGEST_BODY = 6 * 1024 * 1024;

/** Answers one kind of request: a JSON body in, an answer out. */
export type ApiHandler = (body: JsonObject) => unknown;

/** The workbench's answers, by method and path. */
export interface ApiHandlers {
  get: Readonly<Record<string, (context: Context) => unknown>>;
  post: Readonly<Record<string, ApiHandler>>;
  put: Readonly<Record<string, ApiHandler>>;
}

/** Adds the API: JSON in, JSON out, every problem an `ApiProblem`. */
export function addApiRoutes(app: Hono<LoopbackEnvironment>, { get, post, put }: ApiHandlers): void {
  const message = 'This is more than 6 MB. The workbench takes events of at most 1 million characters.';
  app.use('/api/*', limitedBody(LARGEST_BODY, { message }));
  for (const [path, handler] of Object.entries(get))
    app.get(`/api${path}`, async (context) => answer(context, await handler(context)));
  for (const [methods, method] of [[post, 'POST'] as const, [put, 'PUT'] as const]) {
    for (const [path, handler] of Object.entries(methods))
      app.on(method, `/api${path}`, async (context) => {
        // A page of another origin can post text, but JSON needs a preflight, which it does not pass.
        if (!/^application\/json\s*(?:;|$)/i.test(context.req.header('content-type') ?? ''))
          throw new RefusedRequest('Send JSON, with Content-Type: application/json.', 415);
        return answer(context, await handler(readBody(await context.req.text())));
      });
  }
  app.all('/api/*', (context) => context.json({ message: 'There is no such request here.' }, 404));
  app.onError((error, context) => {
    if (error instanceof RefusedRequest) return context.json({ message: error.message }, error.status);
    // No detail: one of our errors may quote the request, which may contain a key.
    return context.json({ message: 'The workbench itself failed. Please report it.' }, 500);
  });
}

function answer(context: Context, value: unknown): Response {
  return value instanceof Response ? value : context.json(value as Json);
}
