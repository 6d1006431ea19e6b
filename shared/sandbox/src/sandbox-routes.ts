import type { Hono } from 'hono';
import { empty, json, restError } from './http/answers';
import { send } from './app/context';
import type { App } from './app/app';
import type { AppEnvironment } from './app/context';
import { isFaultPlan } from './faults/fault-plan';
import { readBody } from './http/read-body';
import { originCheck } from './rest/routes';

const LISTS = ['people', 'objects', 'events', 'visits', 'requests', 'flags'] as const;

/** Adds what Encharge does not have: the state over HTTP, the reset, the faults. */
export function addSandboxRoutes(server: Hono<AppEnvironment>, app: App): void {
  server.use('/_sandbox/*', originCheck(app));
  server.get('/_sandbox/', () => send(json(200, index(app))));
  server.get('/_sandbox', () => send(json(200, index(app))));
  server.get('/_sandbox/state', () => send(json(200, app.store.snapshot())));
  for (const list of LISTS) {
    server.get(`/_sandbox/${list}`, () => send(json(200, app.store.snapshot()[list])));
  }
  server.post('/_sandbox/reset', () => {
    app.reset();
    return send(empty(204));
  });
  server.post('/_sandbox/faults', async (context) => {
    const plan = parse(await readBody(context.req.raw));
    if (plan !== null && !isFaultPlan(plan)) {
      return send(restError(400, 'Send a plan: {"seed","rate","kinds"}, {"sequence"}, or null for none.'));
    }
    app.setFaults(plan ?? undefined);
    return send(empty(204));
  });
}

/** How a program recognises a sandbox: anything may listen on a port. */
const SIGNATURE = 'encharge-destinations sandbox';

/** What this is, how much there is of each kind, and where; `totals` keep counting when lists drop their oldest items. */
function index(app: App): unknown {
  const state = app.store.snapshot();
  return {
    server: SIGNATURE,
    holds: Object.fromEntries(LISTS.map((list) => [list, state[list].length])),
    totals: state.totals,
    ingest: ['POST /v1', 'POST /v1/<write-key>'],
    rest: '/v1',
    read: ['state', ...LISTS].map((list) => `GET /_sandbox/${list}`),
    control: ['POST /_sandbox/reset', 'POST /_sandbox/faults'],
  };
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return undefined;
  }
}
