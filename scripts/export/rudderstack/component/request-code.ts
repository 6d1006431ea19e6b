import { isDeepStrictEqual } from 'node:util';
import type { RequestDescription } from '@encharge-destinations/rudderstack';
import { EMPTY_REQUEST, ownPartsOf, REQUESTS, SECRETS } from './fixtures';
import { Code, literal, withCode } from './literals';

/** The request, written as its differences from the fixture for its endpoint. */
export function requestCode(request: RequestDescription): Code {
  const found = Object.entries(REQUESTS).find(
    ([, { endpointPath }]) => endpointPath === request.endpointPath,
  );
  if (found === undefined) throw new Error(`No fixture for ${String(request.endpointPath)}.`);
  const [name, base] = found;
  const known: Record<string, unknown> = { ...EMPTY_REQUEST, ...ownPartsOf(base) };
  const others = Object.entries(request).filter(
    ([key, value]) => key !== 'body' && !isDeepStrictEqual(known[key], value),
  );
  const json = withCode(request.body.JSON, SECRETS);
  const body = new Code(`{ ...body, JSON: ${literal(json)} }`);
  const own = Object.keys(request.body.JSON).length === 0 ? {} : { body };
  const parts = { ...own, ...(withCode(Object.fromEntries(others), SECRETS) as object) };
  return new Code(literal(parts).replace('{', () => `{ ...${name},`));
}
