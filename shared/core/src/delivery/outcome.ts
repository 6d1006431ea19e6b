/** What an answer of Encharge means for the sender of the request. */
export type OutcomeKind = 'delivered' | 'credentials' | 'plan' | 'rejected' | 'throttled' | 'retryable';

/** One answer, read once for all platforms. */
export interface Outcome {
  kind: OutcomeKind;
  /** The HTTP status; 0 when there was no answer. */
  status: number;
  /** What happened and what to do, with Encharge's own words where it gave some. */
  message: string;
  /** How long Encharge asks to wait. Milliseconds. */
  retryAfterMs?: number;
}

/** Response headers in any of the forms that HTTP clients hand out. */
export type HeaderBag =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | number | undefined>>;

/** Takes out of Encharge's own words what should not stand in an error or a log. */
export type Mask = (words: string) => string;

// Request time-out, locked, too early.
const RETRYABLE_STATUSES = new Set([408, 423, 425]);
// Ingest answers an unknown key with 400, not 401. Its two texts about keys, and REST's own, are known from the wire.
const KEY_TEXT = /write key|find this account|user not logged in/i;
// Encharge answers in JSON: a page comes from a proxy or a firewall on the way, or from a missing route.
const PAGE = /^\s*</;
// From the first character of a word on: tried at every one, a long word without an address would take ages.
const EMAIL = /(?<![^\s"'(),:;<>@])[^\s"'(),:;<>@]+(?:@|%40)[^\s"'(),:;<>@\\]*/gi;
const LONGEST_TEXT = 300;
const SECONDS = /^\d{1,9}(?:\.\d+)?$/;
// Date.parse reads far more than dates: `-1` and `soon 5` are moments to it.
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Reads an answer of Ingest or REST. The one place in this project that does. A 2xx is delivered, also with half a body, unless it
 * holds an error envelope (that error counts) or a web page (Encharge did not see the request).
 *
 * @param status HTTP status; 0 for a network error or a time-out.
 * @param headers Only `Retry-After` and `Date` are read.
 * @param body The body as text or parsed JSON. Both error envelopes are understood: a string under `error` (Ingest) and an object
 *   with `message` (REST).
 * @param now Epoch milliseconds, for a `Retry-After` in date form; without it the answer's own `Date` header is used.
 * @param mask Applied to Encharge's words before they are cut and quoted; what they mean is read before. Without it emails are taken out.
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
  mask: Mask = createMask(),
): Outcome {
  const text = errorText(body);
  const kind = kindOf(status, text, body);
  const words = text === '' ? '' : mask(text).slice(0, LONGEST_TEXT);
  const outcome: Outcome = { kind, status, message: messageOf(kind, status, words) };
  if (kind === 'throttled' || kind === 'retryable') {
    const wait = retryAfter(headers, now);
    if (wait !== undefined) outcome.retryAfterMs = wait;
  }
  return outcome;
}

/**
 * Makes the mask for answers to requests that carried these keys: takes them out, plain, percent-encoded and escaped as in JSON, and
 * people's emails with them.
 *
 * @example createMask('wk-12345')('no account for wk-12345, ada@example.com') // 'no account for [redacted], [email]'
 */
export function createMask(...keys: readonly (string | undefined)[]): Mask {
  return (words) => {
    let masked = words;
    for (const key of keys) {
      if (key === undefined || key === '') continue;
      for (const spelling of [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)])
        masked = masked.split(spelling).join('[redacted]');
    }
    return masked.replace(EMAIL, '[email]');
  };
}

/**
 * True when an answer to a request about a person says that Encharge has no such person. A 404 in HTML is something else: the endpoint
 * itself is missing.
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

function messageOf(kind: OutcomeKind, status: number, text: string): string {
  const said = text === '' ? '' : ` Encharge says: ${text}`;
  switch (kind) {
    case 'delivered':
      return 'Delivered.';
    case 'credentials':
      return `Encharge does not know this key (HTTP ${status}). Check the write key (or API key) in the settings of this destination.${said}`;
    case 'plan': {
      const reason =
        said === '' ? ' No reason was given: a proxy or a firewall on the way can answer so, too.' : said;
      return `This Encharge plan does not allow the request (HTTP 403). Check that the plan includes API events.${reason}`;
    }
    case 'throttled':
      return `Encharge asks to slow down (HTTP 429). It can be sent again later.${said}`;
    case 'retryable':
      if (status === 0) return 'Encharge could not be reached (no answer). It can be sent again later.';
      return isSuccess(status)
        ? `A web page came instead of Encharge's answer (HTTP ${status}). It can be sent again later; check the URL and the proxies on the way.`
        : `Encharge could not take the request now (HTTP ${status}). It can be sent again later.${said}`;
    case 'rejected':
      return `Encharge rejected the request (HTTP ${status}). Sending it again would not help; check what was sent.${said}`;
  }
}

/** Encharge's own words out of a body, or nothing: HTML, half a body and other JSON are no words for a customer. */
function errorText(body: unknown): string {
  let parsed = body;
  if (typeof body === 'string') {
    try {
      parsed = JSON.parse(body);
    } catch {
      return '';
    }
  }
  if (typeof parsed !== 'object' || parsed === null || !('error' in parsed)) return '';
  const { error } = parsed;
  if (typeof error === 'string') return error;
  if (
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    typeof error.message === 'string'
  ) {
    return error.message;
  }
  return '';
}

function retryAfter(headers: HeaderBag, now: number | undefined): number | undefined {
  const value = header(headers, 'retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (SECONDS.test(value)) return Math.ceil(Number(value) * 1000);
  const date = HTTP_DATE.test(value) ? Date.parse(value) : Number.NaN;
  const from = now ?? Date.parse(header(headers, 'date') ?? '');
  return Number.isNaN(date) || Number.isNaN(from) ? undefined : Math.max(0, date - from);
}

function header(headers: HeaderBag, name: string): string | undefined {
  if (typeof headers.get === 'function')
    return (headers as { get(name: string): string | null }).get(name) ?? undefined;
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() === name) return Array.isArray(value) ? String(value[0]) : String(value ?? '');
  }
  return undefined;
}
