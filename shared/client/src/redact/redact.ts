import { positionOf, unescapeOnce } from './unescape';
import type { Unescaped } from './unescape';

/**
 * Removes a key from a text.
 *
 * @param cut The text was truncated: a key may have lost its end, so its beginning at the very end of the text goes too.
 */
export type Redact = (text: string, cut?: boolean) => string;

/** A part of base64, and whether the character before it also holds bits of the key. */
interface Base64Form {
  text: string;
  sharesStart: boolean;
}

/** Start and end; the end is exclusive. */
type Span = readonly [start: number, end: number];

const REDACTED = '[redacted]';
// Shorter parts would match ordinary words.
const SHORTEST_BASE64 = 6;
const SHORTEST_REMAINDER = 4;
// A URL inside a URL inside JSON.
const MOST_LAYERS = 3;

/**
 * Makes the function that removes one key from texts, in every form in which an answer, an error or a proxy's page may repeat it: plain,
 * percent-encoded (any part of it, also twice), escaped as in JSON, base64 and base64url (also as part of something longer, such as an
 * `Authorization` header).
 *
 * @param key Printable ASCII.
 * @example createRedactor('wk-12345')('no account for wk-12345') // 'no account for [redacted]'
 */
export function createRedactor(key: string): Redact {
  // A key may itself look escaped, so its escaped spellings are searched for literally, too.
  const spellings = [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)];
  const inBase64 = base64Forms(key);
  // Most answers are shorter than any form of a key.
  const shortest = Math.min(key.length, ...inBase64.map((form) => form.text.length));
  // And most repeat the previous one.
  let known = { text: '', redacted: '' };
  return (text, cut = false) => {
    if (text.length < shortest && !cut) return text;
    if (text === known.text && !cut) return known.redacted;
    const spans: Span[] = [];
    let layer: Unescaped | undefined = { text };
    for (let count = 0; layer !== undefined && count <= MOST_LAYERS; count++) {
      const plain = layer.text;
      const found = spellings.flatMap((spelling) => occurrences(plain, spelling));
      for (const [start, end] of [...found, ...base64Occurrences(plain, inBase64)]) {
        spans.push([positionOf(start, layer), positionOf(end, layer)]);
      }
      layer = unescapeOnce(layer);
    }
    const redacted = replaceSpans(text, spans);
    if (cut) return withoutRemainder(redacted, key);
    known = { text, redacted };
    return redacted;
  };
}

/**
 * The characters of the key's base64 that do not depend on what precedes and follows it. Base64 encodes bytes in groups of three, so there
 * are three forms, one for each position in a group.
 */
function base64Forms(key: string): Base64Form[] {
  return [0, 1, 2]
    .map((offset) => {
      const encoded = Buffer.from('\0'.repeat(offset) + key, 'latin1').toString('base64');
      const text = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + key.length) * 8) / 6));
      return { text, sharesStart: offset > 0 };
    })
    .filter((form) => form.text.length >= SHORTEST_BASE64);
}

function base64Occurrences(text: string, forms: readonly Base64Form[]): Span[] {
  const standard = text.replace(/-/g, '+').replace(/_/g, '/');
  return forms.flatMap((form) =>
    occurrences(standard, form.text).map(([start, end]): Span => {
      // The next character may hold bits of the key, too.
      let last = /[A-Za-z0-9+/]/.test(standard.charAt(end)) ? end + 1 : end;
      while (standard.charAt(last) === '=') last += 1;
      return [form.sharesStart ? Math.max(0, start - 1) : start, last];
    }),
  );
}

function occurrences(text: string, part: string): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, start + 1)) {
    spans.push([start, start + part.length]);
  }
  return spans;
}

function replaceSpans(text: string, spans: readonly Span[]): string {
  let result = '';
  let done = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start >= done) result += text.slice(done, start) + REDACTED;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}

function withoutRemainder(text: string, key: string): string {
  for (let length = key.length - 1; length >= SHORTEST_REMAINDER; length--) {
    if (text.endsWith(key.slice(0, length))) return text.slice(0, -length) + REDACTED;
  }
  return text;
}
