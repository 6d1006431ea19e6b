import type { Hono } from 'hono';
import { empty, ingestError } from '../http/answers';
import type { Answer } from '../http/answers';
import { send } from '../app/context';
import type { App } from '../app/app';
import type { AppContext, AppEnvironment } from '../app/context';
import { ingest } from './ingest';

// The key in the URL is meant for browsers, so only that form answers to any origin.
const ANY_ORIGIN = { 'access-control-allow-origin': '*' };
const PREFLIGHT = {
  ...ANY_ORIGIN,
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'Content-Type',
  'access-control-max-age': '600',
};

/** Adds `POST /v1`, `POST /v1/` and `POST /v1/<write-key>`. Must come after the REST routes. */
export function addIngestRoutes(server: Hono<AppEnvironment>, app: App): void {
  for (const path of ['/v1', '/v1/']) {
    server.post(path, (context) => send(answer(app, context, context.req.header('x-encharge-token'))));
    server.all(path, () => send(notPost()));
  }
  server.options('/v1/:key', () => send(empty(204), PREFLIGHT));
  server.post('/v1/:key', (context) => {
    if (context.req.header('x-encharge-token') !== undefined) {
      context.get('record').findings.flag('two-keys', 'x-encharge-token');
    }
    return send(answer(app, context, context.req.param('key')), ANY_ORIGIN);
  });
  server.all('/v1/:key', async (context, next) => {
    if (context.req.param('key') !== app.options.writeKey) {
      await next();
      return;
    }
    return send(notPost());
  });
}

function answer(app: App, context: AppContext, key: string | undefined): Answer {
  const { writeKey, apiKey, switches } = app.options;
  if (key === undefined || key === '') {
    return ingestError(switches.missingKeyStatus, 'Missing Encharge write key.');
  }
  if (key !== writeKey && !(switches.ingestAcceptsApiKey && key === apiKey)) {
    return ingestError(400, "Can't find this account.");
  }
  return ingest(
    app.store,
    {
      segmentHeader: context.req.header('x-segment-actions'),
      contentType: context.req.header('content-type'),
    },
    context.get('record'),
  );
}

function notPost(): Answer {
  const answer = ingestError(405, 'Only POST is allowed.');
  return { ...answer, headers: { ...answer.headers, allow: 'POST' } };
}
