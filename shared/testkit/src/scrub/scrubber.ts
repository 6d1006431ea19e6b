import { spansOf } from './encodings';
import { kindOf, valuePattern } from './kinds';
import { replaceSpans } from './spans';
import type { Span } from './spans';

/** A value known in advance, and its placeholder. */
export interface KnownValue {
  value: string;
  placeholder: string;
}

/** Removes personal and secret values from texts. The same value always gets the same placeholder. */
export interface Scrubber {
  text(text: string): string;
  /** Texts, member names and long numbers of parsed JSON; everything else stays. */
  json(value: unknown): unknown;
  /** A placeholder for a text that must not be kept at all: `text 1`. */
  replaced(text: string): string;
  /** The same scrubber with further known values: those of one exchange. */
  knowing(values: readonly KnownValue[]): Scrubber;
}

// Shorter values occur in ordinary words, and part of a word cannot be replaced safely.
const SHORTEST_SECRET = 8;
const LONG_NUMBER = 100_000;
const FIRST_NUMBER = 1_000_000;

/**
 * Makes the scrubber for one recording. Keys and the recording's own people are known by value and found in any encoding; other emails,
 * ids, addresses, times and tokens are found by pattern and numbered in order of appearance, so that equal values stay equal and different
 * ones stay different.
 *
 * @throws {RangeError} for a key of fewer than 8 characters; without the key.
 * @example
 * const scrubber = createScrubber([{ value: writeKey, placeholder: '[write key]' }]);
 * scrubber.text('jon@snow.com, arya@stark.com, jon@snow.com');
 * // 'somebody-1@example.com, somebody-2@example.com, somebody-1@example.com'
 */
export function createScrubber(secrets: readonly KnownValue[]): Scrubber {
  return scrubberOf(finders(secrets), new Set(), new Map(), new Map());
}

type Find = (text: string) => Span[];

function finders(values: readonly KnownValue[]): Find[] {
  return values.map(({ value, placeholder }) => {
    if (value.length < SHORTEST_SECRET) {
      throw new RangeError(
        `The value for ${placeholder} has fewer than ${SHORTEST_SECRET} characters: it looks like other text.`,
      );
    }
    return spansOf(value, placeholder);
  });
}

function scrubberOf(
  find: readonly Find[],
  taken: ReadonlySet<string>,
  placeholders: Map<string, string>,
  counters: Map<string, number>,
): Scrubber {
  const place = (kind: string, value: string, make: (number: number) => string): string => {
    const key = `${kind} ${value}`;
    const known = placeholders.get(key);
    if (known !== undefined) return known;
    let made: string;
    do {
      const number = (counters.get(kind) ?? 0) + 1;
      counters.set(kind, number);
      made = make(number);
    } while (taken.has(made));
    placeholders.set(key, made);
    return made;
  };
  const values = valuePattern();
  const others = (part: string): string =>
    part.replace(values, (found: string, ...rest: unknown[]) => {
      const kind = kindOf(rest.at(-1) as Record<string, string | undefined>);
      return place(kind.name, found, (number) => kind.placeholder(number, found));
    });
  const text = (given: string): string =>
    replaceSpans(
      given,
      find.flatMap((one) => one(given)),
      others,
    );
  const json = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'number' && Math.abs(value) >= LONG_NUMBER)
      return Number(place('number', String(value), (number) => String(FIRST_NUMBER + number)));
    if (Array.isArray(value)) return value.map(json);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, member]): [string, unknown] => [
      text(key),
      json(member),
    ]);
    if (new Set(entries.map(([key]) => key)).size < entries.length)
      throw new TypeError('Two members of one object would get the same name. Nothing was scrubbed.');
    return Object.fromEntries(entries);
  };
  return {
    text,
    json,
    replaced: (given) => place('text', given, (number) => `text ${number}`),
    knowing: (more) =>
      scrubberOf(
        [...find, ...finders(more)],
        new Set([...taken, ...more.map(({ placeholder }) => placeholder)]),
        placeholders,
        counters,
      ),
  };
}
