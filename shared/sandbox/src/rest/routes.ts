import type { Hono, MiddlewareHandler } from 'hono';
import { restError } from '../http/answers';
import type { Answer } from '../http/answers';
import { send } from '../app/context';
import type { App } from '../app/app';
import type { AppContext, AppEnvironment } from '../app/context';
import type { Findings } from '../flags/findings';
import { accountInfo, listFields, listSchemas, listTags, putObject } from './account';
import { deletePeople, deleteTags, getPeople, postTags, unsubscribe } from './people';
import { REST_SEGMENTS } from '../http/rest-paths';
import { flagForbiddenKeys } from '../flags/check-values';

const NOT_A_JWT = 10082;

type RestHandler = (findings: Findings, context: AppContext) => Answer;

/** Adds the REST endpoints that adapters need. */
export function addRestRoutes(server: Hono<AppEnvironment>, app: App): void {
  const { store } = app;
  const route = (method: string, path: string, handler: RestHandler): void => {
    server.on(method, `/v1${path}`, originCheck(app), (context) => {
      const record = context.get('record');
      record.dialect = 'rest';
      return send(refuseKey(app, context) ?? handler(record.findings, context));
    });
  };
  const withBody =
    (handler: (body: unknown, findings: Findings, context: AppContext) => Answer): RestHandler =>
    (findings, context) => {
      const { body } = context.get('record');
      if (body.kind !== 'json') {
        findings.flag(body.kind === 'too-deep' ? 'too-deep' : 'bad-json', '');
        return restError(400, 'The body is not valid JSON.');
      }
      flagForbiddenKeys(body.value, findings);
      return handler(body.value, findings, context);
    };

  route('GET', '/accounts/info', () => accountInfo());
  route('GET', '/people', (findings, context) => getPeople(store, query(context), findings));
  route('DELETE', '/people', (findings, context) => deletePeople(store, query(context), findings));
  route('POST', '/people/unsubscribe', (findings, context) => unsubscribe(store, query(context), findings));
  route(
    'POST',
    '/tags',
    withBody((body, findings) => postTags(store, body, findings)),
  );
  route(
    'DELETE',
    '/tags',
    withBody((body, findings) => deleteTags(store, body, findings)),
  );
  route('GET', '/tags-management', () => listTags(store));
  route('GET', '/fields', () => listFields(store));
  route('GET', '/schemas', () => listSchemas(store));
  route(
    'PUT',
    '/objects/:objectType',
    withBody((body, findings, context) =>
      putObject(store, context.req.param('objectType') ?? '', body, findings),
    ),
  );
  // A path that begins like a REST path is never a key in the URL.
  for (const segment of REST_SEGMENTS) server.all(`/v1/${segment}`, (context) => context.notFound());
}

/** Rejects pages of other origins. */
export function originCheck(app: App): MiddlewareHandler<AppEnvironment> {
  return async (context, next) => {
    if (app.guard?.allowsOrigin(context.req.header('origin')) === true) {
      await next();
      return;
    }
    return send(restError(403, 'Pages of another origin may not call this.'));
  };
}

function refuseKey(app: App, context: AppContext): Answer | undefined {
  const key = context.req.header('x-encharge-token');
  if (key === app.options.apiKey) return undefined;
  if (key === undefined || key === '') {
    return restError(401, 'User not logged in: Unauthorized request: no authentication given');
  }
  return restError(401, 'User not logged in: the key is not an API key', NOT_A_JWT);
}

function query(context: AppContext): URLSearchParams {
  return new URL(context.req.url).searchParams;
}
