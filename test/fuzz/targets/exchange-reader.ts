import { join } from 'node:path';
import {
  ExchangeError,
  loadExchanges,
  readExchange,
  serialiseExchange,
} from '@encharge-destinations/testkit';
import fc from 'fast-check';
import { hostileJson, hostileKey, hostileText, MARKER } from '../hostile';
import { defineTarget } from '../target';

const FOLDER = join('test', 'fixtures', 'exchanges');

/** A recorded exchange with some fields replaced, as text that may be truncated. */
interface Input {
  exchange: number;
  edits: readonly { path: readonly string[]; value: unknown }[];
  /** A whole text instead of an exchange. */
  text?: string;
  part: number;
}

const field = fc.constantFrom(
  ...[
    'title',
    'provenance',
    'before',
    'fault',
    'request',
    'answer',
    'outcome',
    'differences',
    'recording',
    'sandboxOnly',
  ],
  ...['headers', 'json', 'text', 'status', 'method', 'path', 'to', '0', 'x-encharge-token'],
);
const input: fc.Arbitrary<Input> = fc.record(
  {
    exchange: fc.nat(),
    edits: fc.array(
      fc.record({
        path: fc.array(fc.oneof({ weight: 9, arbitrary: field }, hostileKey), { minLength: 1, maxLength: 3 }),
        value: hostileJson,
      }),
      { maxLength: 3 },
    ),
    text: fc.oneof(
      hostileText,
      fc.constantFrom('{', 'null', '[]', `{"title":"${MARKER}"`, '['.repeat(50_000)),
    ),
    part: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  },
  { requiredKeys: ['exchange', 'edits', 'part'] },
);

/** The reader of recorded exchanges, this project's cassettes. */
export const exchangeReader = defineTarget<Input>({
  name: 'exchange-reader',
  about:
    'readExchange returns an exchange that stays the same when written and read again, or throws an ExchangeError that repeats no value; nothing else is thrown',
  arbitrary: input,
  start: () => {
    const texts = loadExchanges(FOLDER).map(serialiseExchange);
    return {
      check: ({ exchange, edits, text, part }) => {
        const whole = text ?? edited(texts[exchange % texts.length] ?? '{}', edits);
        checkReader(whole.slice(0, Math.ceil(whole.length * part)));
      },
    };
  },
});

function edited(text: string, edits: Input['edits']): string {
  const root = JSON.parse(text) as Record<string, unknown>;
  for (const { path, value } of edits) {
    let at: Record<string, unknown> = root;
    for (const step of path.slice(0, -1)) {
      const next = Object.hasOwn(at, step) ? at[step] : undefined;
      if (typeof next !== 'object' || next === null) break;
      at = next as Record<string, unknown>;
    }
    Object.defineProperty(at, path.at(-1) ?? '', {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return JSON.stringify(root);
}

function checkReader(text: string): void {
  try {
    const written = serialiseExchange(readExchange(text, 'fuzzed.json'));
    if (serialiseExchange(readExchange(written, 'fuzzed.json')) !== written)
      throw new Error('a written exchange is read back differently');
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    if (error.message.includes(MARKER)) throw new Error('the error repeats a value', { cause: error });
  }
}
