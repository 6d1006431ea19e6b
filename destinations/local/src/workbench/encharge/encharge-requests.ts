import type { Context } from 'hono';
import type { ApiHandlers } from '../api-routes';
import type { NextFault } from '../answers/faults';
import type { EnchargeReader } from './encharge-reader';

const LONGEST_SEARCH = 500;

/** The page's questions about the embedded Encharge, by path. */
export function enchargeRequests(encharge: EnchargeReader, nextFault: NextFault): ApiHandlers['get'] {
  return {
    '/encharge': () => encharge.summary(nextFault.fault),
    '/encharge/people': (context) =>
      encharge.people((context.req.query('search') ?? '').slice(0, LONGEST_SEARCH), pageIn(context)),
    '/encharge/people/:id': (context) => encharge.person(context.req.param('id') ?? ''),
    '/encharge/objects': (context) => encharge.objects(pageIn(context)),
    '/encharge/feed': (context) => encharge.feed(pageIn(context)),
    '/encharge/requests': (context) => encharge.requests(pageIn(context)),
  };
}

/** The first page for anything invalid. */
function pageIn(context: Context): number {
  const page = Number(context.req.query('page'));
  return Number.isSafeInteger(page) && page > 0 ? page : 0;
}
