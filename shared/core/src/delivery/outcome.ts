import { ANSWERS, KEY_TEXT, RETRYABLE_STATUSES } from '../tables/answers';
import { parsedJson, valueAt } from '../values/values';
import type { HeaderBag, Mask, Outcome, OutcomeKind } from './types';

// Encharge answers in JSON: a page comes from a proxy or a firewall on the way, or from a missing route.
const PAGE = /^\s*</;
// Only from the first character of a word: tried at every one, a long word without an address would take ages.
const EMAIL = /(?<![^\s"'(),:;<>@])[^\s"'(),:;<>@]+(?:@|%40)[^\s"'(),:;<>@\\]*/gi;
const LONGEST_TEXT = 300;
const SECONDS = /^\d{1,9}(?:\.\d+)?$/;
// Date.parse reads far more than dates: it accepts `-1` and `soon 5`.
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Reads an answer from Ingest or REST. A 2xx is delivered, also with a truncated body, unless it
 * contains an error envelope (that error counts) or a web page (Encharge did not see the request).
 *
 * @param status HTTP status; 0 for a network error or a time-out.
 * @param headers Only `Retry-After` and `Date` are read.
 * @param body The body as text or parsed JSON. Both error envelopes are understood: a string under `error` (Ingest) and an object with
 *   `message` (REST).
 * @param now Epoch milliseconds, for a `Retry-After` in date form; without it the answer's own `Date` header is used.
 * @param mask Applied to Encharge's message before it is cut and quoted, but after its meaning is read. By default it removes emails.
 *
 * @example
 * classifyOutcome(400, {}, '{"error":"Can\'t find this account."}').kind // 'credentials'
 * classifyOutcome(429, { 'retry-after': '2' }, '').retryAfterMs // 2000
 * classifyOutcome(200, {}, '<html>…').kind // 'retryable'
 */
export function classifyOutcome(
  status: number,
  headers: HeaderBag = {},
  body: unknown = '',
  now?: number,
  mask = createMask(),
): Outcome {
  const text = errorText(body);
  const kind = kindOf(status, text, body);
  const message = messageOf(kind, status, mask(text).slice(0, LONGEST_TEXT));
  const wait = kind === 'throttled' || kind === 'retryable' ? retryAfter(headers, now) : undefined;
  return { kind, status, message, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
}

/**
 * Makes the mask for answers to requests with this key: removes the key, plain, percent-encoded and escaped as in JSON, and people's emails.
 *
 * @example createMask('wk-12345')('no account for wk-12345, ada@example.com') // 'no account for [redacted], [email]'
 */
export function createMask(key?: string): Mask {
  return (words) => {
    let masked = words;
    if (key)
      for (const spelling of [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)])
        masked = masked.split(spelling).join('[redacted]');
    return masked.replace(EMAIL, '[email]');
  };
}

/**
 * True when an answer says that Encharge does not know the person. A 404 in HTML means something else: the endpoint itself is missing.
 *
 * @example isUnknownPerson(classifyOutcome(404, {}, '{"error":{"message":"not found"}}'), '{"error":{"message":"not found"}}') // true
 */
export function isUnknownPerson({ kind, status }: Outcome, body: unknown): boolean {
  return kind === 'rejected' && status === 404 && !isPage(body);
}

function isPage(body: unknown): boolean {
  return typeof body === 'string' && PAGE.test(body);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function kindOf(status: number, text: string, body: unknown): OutcomeKind {
  if (isSuccess(status)) {
    if (isPage(body)) return 'retryable';
    if (text === '') return 'delivered';
    return KEY_TEXT.test(text) ? 'credentials' : 'rejected';
  }
  if (status === 429) return 'throttled';
  if (status === 0 || RETRYABLE_STATUSES.has(status)) return 'retryable';
  if (status >= 500) return status === 501 ? 'rejected' : 'retryable';
  if (status === 401 || (status >= 400 && KEY_TEXT.test(text))) return 'credentials';
  return status === 403 ? 'plan' : 'rejected';
}

function messageOf(kind: OutcomeKind, status: number, words: string): string {
  if (status === 0) return ANSWERS.unreachable;
  const text = kind === 'retryable' && isSuccess(status) ? ANSWERS.page : ANSWERS[kind];
  const wordless = kind === 'plan' ? ANSWERS.wordless : '';
  const said = words === '' ? wordless : ` Encharge says: ${words}`;
  return text.replace('{status}', String(status)) + said;
}

/** Encharge's own message in a body, or nothing: HTML, truncated bodies and other JSON contain no message for a customer. */
function errorText(body: unknown): string {
  const error = valueAt(typeof body === 'string' ? parsedJson(body) : body, ['error']);
  const text = typeof error === 'string' ? error : valueAt(error, ['message']);
  return typeof text === 'string' ? text : '';
}

function retryAfter(headers: HeaderBag, now: number | undefined): number | undefined {
  const value = header(headers, 'retry-after').trim();
  if (SECONDS.test(value)) return Math.ceil(Number(value) * 1000);
  const date = HTTP_DATE.test(value) ? Date.parse(value) : Number.NaN;
  const wait = date - (now ?? Date.parse(header(headers, 'date')));
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

function header(headers: HeaderBag, name: string): string {
  if (typeof headers.get === 'function')
    return (headers as { get(name: string): string | null }).get(name) ?? '';
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return String(Array.isArray(value) ? value[0] : (value ?? ''));
}
