import type { Findings } from '../flags/findings';
import { isFilled } from '../values/json';
import type { JsonRecord } from '../values/json';
import type { People, Person } from '../state/people';

const IDENTIFIERS = ['userId', 'email', 'segmentAnonymousId'] as const;
type Identifier = (typeof IDENTIFIERS)[number];

const SELECTOR = /^people\[(\d{1,4})\]\[(userId|email|segmentAnonymousId)\]$/;

/** The identifier by which a REST request names a person. */
export interface Selector {
  identifier: Identifier;
  value: string;
}

/**
 * Reads `people[0][userId]=…&people[1][email]=…`. Flags everything else in the query except `allowed`.
 *
 * @returns one selector per parameter, in query order.
 */
export function readSelectors(
  query: URLSearchParams,
  allowed: readonly string[],
  findings: Findings,
): Selector[] {
  const selectors: Selector[] = [];
  for (const [name, value] of query) {
    const identifier = SELECTOR.exec(name)?.[2] as Identifier | undefined;
    if (identifier !== undefined && value !== '') selectors.push({ identifier, value });
    else if (!allowed.includes(name)) findings.flag('unknown-key', `?${name}`);
  }
  return selectors;
}

/** Reads one identifier from a body or a query: exactly one is documented, others are flagged. */
export function readSelector(source: JsonRecord, findings: Findings): Selector | undefined {
  const given = IDENTIFIERS.filter((identifier) => source[identifier] !== undefined);
  for (const extra of given.slice(1)) findings.flag('unknown-key', `/${extra}`);
  const identifier = given[0];
  const value = identifier === undefined ? undefined : source[identifier];
  if (identifier !== undefined && isFilled(value)) return { identifier, value };
  findings.flag('no-identity', '');
  return undefined;
}

/** The person that a selector identifies. */
export function select(people: People, selector: Selector): Person | undefined {
  return people.by(selector.identifier, selector.value);
}
