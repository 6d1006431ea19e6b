import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';
import { ingestError, restError } from '../http/answers';
import type { Answer } from '../http/answers';
import { send } from './context';
import type { App } from './app';
import type { AppContext, AppEnvironment } from './context';
import { faultAnswer } from '../faults/fault-answers';
import { parseFaultHeader } from '../faults/fault-plan';
import type { Fault } from '../faults/fault-types';
import { readBody } from '../http/read-body';
import type { LoggedRequest } from '../state/request-log';
import { isRestPath } from '../http/rest-paths';

const DEFAULT_SLOW_MS = 250;

/** Wraps every request to Ingest and REST: reads the body, keeps the record, plays faults. */
export function exchange(app: App): MiddlewareHandler<AppEnvironment> {
  return async (context, next) => {
    const text = await readBody(context.req.raw);
    const record = app.store.requests.open({
      method: context.req.method,
      url: pathAndQuery(context),
      headers: context.req.raw.headers,
      text: text ?? '',
      at: app.store.timestamp(),
    });
    context.set('record', record);
    const refuse = (answer: Answer): Response => {
      app.store.requests.close(record, answer.status);
      return send(answer);
    };
    if (text === undefined) {
      const answer = envelope(context)(413, 'The body is too large.');
      return refuse({ ...answer, headers: { ...answer.headers, connection: 'close' } });
    }
    const fault = chooseFault(app, context);
    if (fault === 'unreadable') return refuse(envelope(context)(400, 'X-Sandbox-Fault is not understood.'));

    if (app.options.latencyMs > 0) await delay(app.options.latencyMs);
    if (fault === undefined) {
      await next();
      app.store.requests.close(record, context.res.status);
      return undefined;
    }
    record.fault = fault.kind;
    if (fault.kind === 'slow') await delay(fault.ms ?? DEFAULT_SLOW_MS);
    if (fault.kind === 'slow' || fault.apply === true) await next();
    return await playFault(app, context, fault, record);
  };
}

async function playFault(
  app: App,
  context: AppContext,
  fault: Fault,
  record: LoggedRequest,
): Promise<Response | undefined> {
  const answer = faultAnswer(fault, isRestPath(context.req.path));
  if (answer !== undefined) {
    app.store.requests.close(record, answer.status);
    return send(answer);
  }
  if (fault.kind === 'slow') {
    app.store.requests.close(record, context.res.status);
    return undefined;
  }
  app.store.requests.close(record, null);
  const { socket } = context.env.incoming;
  // A client sees a destroyed socket as ECONNRESET; a timeout lasts until the client gives up.
  if (fault.kind === 'reset') socket.destroy();
  else if (!socket.destroyed) await once(socket, 'close');
  return RESPONSE_ALREADY_SENT;
}

function chooseFault(app: App, context: AppContext): Fault | 'unreadable' | undefined {
  const header = context.req.header('x-sandbox-fault');
  if (header === undefined) return app.nextFault();
  return parseFaultHeader(header) ?? 'unreadable';
}

function envelope(context: AppContext): typeof ingestError {
  return isRestPath(context.req.path) ? restError : ingestError;
}

function pathAndQuery(context: AppContext): string {
  const { pathname, search } = new URL(context.req.url);
  return pathname + search;
}
