import { keptHeaders } from '../scrub/headers';
import { isPlaceholder } from '../scrub/kinds';
import type { Scrubber } from '../scrub/scrubber';
import type { Body, ExchangeAnswer, ExchangeRequest } from './exchange';

/** An answer as it came over the wire; status 0 without one. */
export interface RawAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}

/** Encharge's own texts, the same for every account. Source: its documentation and its published OpenAPI file. */
const VENDOR_WORDS: ReadonlySet<string> = new Set([
  ...['success', 'active', 'canceled', 'trial', 'trialExpired'],
  ...['string', 'boolean', 'number', 'integer', 'array', 'object', 'date-time', 'date', 'email', 'uri'],
  ...['userId', 'createdAt', 'company', 'Company'],
]);
/** The items of an account's own lists that a fixture keeps, by the member that names them; the others are the customer's. */
const KEPT_ITEMS: ReadonlyMap<string, readonly [member: string, names: readonly string[]]> = new Map([
  ['/items', ['name', ['email', 'userId', 'createdAt']]],
  ['/objects', ['name', ['company']]],
]);
/** What every person has; other members are kept when the request named them. */
const PERSON_MEMBERS: ReadonlySet<string> = new Set([
  ...['id', 'userId', 'email', 'segmentAnonymousId'],
  ...['tags', 'createdAt', 'updatedAt'],
]);
const PERSON = /^\/users\/\d+$/;
const WORDS = /^\/error(?:\/message|\/markdown)?$/;
const LONGEST_TEXT = 2_000;

/**
 * Makes an answer fit for a fixture, by allow-list: the headers that matter, the body's structure, numbers, Encharge's own texts and what
 * the request itself contained. Everything else is replaced. Only Encharge's own fields and schemas stay, only the members that every
 * person has, and one item of every other list, ours if possible.
 *
 * @param requests What was sent, already without keys: values in it are ours.
 */
export function normaliseAnswer(
  { status, headers, text }: RawAnswer,
  requests: readonly ExchangeRequest[],
  scrubber: Scrubber,
): ExchangeAnswer {
  const own: Own = {
    texts: new Set(requests.flatMap(({ json, query }) => textsIn([json, query]))),
    names: new Set(requests.flatMap(({ json }) => namesIn(json))),
  };
  return { status, headers: keptHeaders('answer', headers), ...bodyOf(text, own, scrubber) };
}

/** What the requests themselves contained. */
interface Own {
  texts: ReadonlySet<string>;
  names: ReadonlySet<string>;
}

function bodyOf(text: string, own: Own, scrubber: Scrubber): Body {
  if (text === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { text: scrubber.text(text.slice(0, LONGEST_TEXT)) };
  }
  return { json: kept(parsed, '', own, scrubber) };
}

function kept(value: unknown, pointer: string, own: Own, scrubber: Scrubber): unknown {
  if (typeof value === 'string') {
    const text = scrubber.text(value);
    const isKept = text === '' || own.texts.has(text) || VENDOR_WORDS.has(text) || isPlaceholder(text);
    return isKept || WORDS.test(pointer) ? text : scrubber.replaced(value);
  }
  if (Array.isArray(value)) {
    return itemsOf(value, pointer, own).map((item, index) =>
      kept(item, `${pointer}/${index}`, own, scrubber),
    );
  }
  if (typeof value !== 'object' || value === null) return scrubber.json(value);
  const entries = Object.entries(value)
    .filter(([key]) => !PERSON.test(pointer) || PERSON_MEMBERS.has(key) || own.names.has(key))
    .map(([key, member]): [string, unknown] => [
      scrubber.text(key),
      kept(member, `${pointer}/${key}`, own, scrubber),
    ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function itemsOf(list: readonly unknown[], pointer: string, { texts }: Own): readonly unknown[] {
  const [member, names] = KEPT_ITEMS.get(pointer) ?? [];
  if (member === undefined || names === undefined) {
    const ours = list.findIndex((item) => textsIn(item).some((text) => texts.has(text)));
    return list.slice(Math.max(0, ours)).slice(0, 1);
  }
  return names.flatMap((name) => list.filter((item) => nameOf(item, member) === name).slice(0, 1));
}

function nameOf(item: unknown, member: string): unknown {
  return typeof item === 'object' && item !== null ? new Map(Object.entries(item)).get(member) : undefined;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...namesIn(member)]);
}
