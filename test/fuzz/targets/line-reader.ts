import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { encodingOf, isText } from '../../../destinations/local/src/cli/text/encoding';
import { parseEvent } from '../../../destinations/local/src/events/read/parse-event';
import { readLines } from '../../../destinations/local/src/events/read/read-lines';
import type { Line } from '../../../destinations/local/src/events/read/read-lines';
import type { Entry } from '../../../destinations/local/src/events/entry';
import { readEntries } from '../../../destinations/local/src/events/read/read-entries';
import { bytesOf } from '../hostile-http';
import type { BodyRecipe } from '../hostile-http';
import { hostileJson, hostileText, MARKER } from '../hostile';
import { defineTarget } from '../target';

/** Short, so that lines over the limit are cheap. */
const LONGEST = 60;
/** A hundred times the usual reading time; anything that grows faster than the input takes longer. */
const LONGEST_MS = 4000;
const DISK_BYTES = 16 * 1024;

interface Input {
  parts: readonly BodyRecipe[];
  between: string;
  /** Where the bytes are split into chunks, as fractions of the whole. */
  splits: readonly number[];
}

const part: fc.Arbitrary<BodyRecipe> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('json' as const), value: hostileJson }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      text: fc.oneof(
        hostileText,
        fc.constantFrom(
          '[',
          ']',
          '{',
          '}',
          '{\n',
          '[\n',
          ',',
          '"',
          '\\',
          '\r',
          '\n\n',
          '\ufeff',
          `{"a":"${MARKER}`,
          '{"type":"track"}',
        ),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('base64' as const),
      bytes: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    }),
  },
);

const repeated: fc.Arbitrary<BodyRecipe> = fc.record({
  kind: fc.constant('repeat' as const),
  before: fc.constantFrom('', '{', '[', '"'),
  text: fc.constantFrom('\n', ' ', '\r\n', '[', '{}', '{}\n', ',', '\\', '"', '\ufeff'),
  times: fc.constantFrom(100, 3000, 15_000),
  after: fc.constantFrom('', '{"type":"track"}', ']'),
});
const input: fc.Arbitrary<Input> = fc.record({
  parts: fc.array(fc.oneof({ weight: 30, arbitrary: part }, { weight: 1, arbitrary: repeated }), {
    maxLength: 6,
  }),
  between: fc.constantFrom('\n', '\r\n', ',', ',\n', ''),
  splits: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
});

/** The command line's line reader. */
export const lineReader = defineTarget<Input>({
  name: 'line-reader',
  about:
    'readLines gives the same as splitting the whole text, wherever the chunks end; no problem of a line repeats its text',
  arbitrary: input,
  start: () => ({
    check: async ({ parts, between, splits }) => {
      const whole = joined(parts, between);
      const lines: Line[] = [];
      for await (const line of readLines(Readable.from(chunksOf(whole, splits)), LONGEST)) lines.push(line);
      if (!isDeepStrictEqual(lines, linesOf(whole))) throw new Error('the lines differ from the text’s');
      for (const line of lines) {
        const parsed = parseEvent(line);
        if ('problem' in parsed && JSON.stringify(parsed.problem).includes(MARKER))
          throw new Error('a problem repeats the line');
      }
    },
  }),
});

/** The reader of customers' exports: lines, lists, indented events, gzipped or not. */
export const entryReader = defineTarget<Input>({
  name: 'entry-reader',
  about:
    'readEntries gives the same wherever the chunks end, gzipped or not, throws nothing, and numbers its entries in order; events on lines, in a list or indented come out whole; no problem repeats the text',
  arbitrary: input,
  start: () => ({
    check: async ({ parts, between, splits }) => {
      const whole = joined(parts, between);
      const started = performance.now();
      const entries = await entriesOf(packets(whole));
      const took = performance.now() - started;
      if (took > LONGEST_MS) throw new Error(`reading took ${Math.round(took)} ms`);
      // The first read decides whether it is text: nothing waits for a pipe.
      const isSplit = isText(whole) && encodingOf(whole) === 'utf-8';
      if (isSplit && !isDeepStrictEqual(await entriesOf(chunksOf(whole, splits)), entries))
        throw new Error('the entries differ with the chunks');
      const isPacked = whole[0] === 0x1f && whole[1] === 0x8b;
      if (!isPacked && !isDeepStrictEqual(await entriesOf(chunksOf(gzipSync(whole), splits)), entries))
        throw new Error('the entries differ when gzipped');
      if (entries.some(({ line }, index) => line <= (entries[index - 1]?.line ?? 0)))
        throw new Error('the entries are not in order');
      if (entries.some((entry) => 'problem' in entry && JSON.stringify(entry.problem).includes(MARKER)))
        throw new Error('a problem repeats the text');
      await checkForms(parts);
    },
  }),
});

async function checkForms(parts: readonly BodyRecipe[]): Promise<void> {
  const events = parts.flatMap((one) =>
    one.kind === 'json' && typeof one.value === 'object' && one.value !== null && !Array.isArray(one.value)
      ? [JSON.parse(JSON.stringify(one.value), exactly) as unknown]
      : [],
  );
  if (events.length === 0) return;
  const forms = {
    'one per line': events.map((event) => JSON.stringify(event)).join('\n'),
    'a list': JSON.stringify(events),
    'an indented list': JSON.stringify(events, null, 2),
    'a list of lines': `[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]\n`,
  };
  for (const [form, text] of Object.entries(forms)) {
    const entries = await entriesOf([Buffer.from(text)]);
    const read = entries.map((entry) => ('event' in entry ? entry.event : entry.problem));
    if (!isDeepStrictEqual(read, events))
      throw new Error(`events in the form of ${form} do not come out unchanged`);
  }
}

/** Whole numbers beyond 2^53 become the text of their digits. */
function exactly(_key: string, value: unknown): unknown {
  const isInexact = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isInexact && Math.abs(value) < 1e21 ? String(value) : value;
}

async function entriesOf(chunks: readonly Buffer[]): Promise<Awaited<ReturnType<typeof collect>>> {
  return collect(Readable.from(chunks));
}

async function collect(stream: Readable) {
  const entries: Entry[] = [];
  const options = { isDone: () => false, onBytes: () => undefined };
  for await (const batch of readEntries(stream, 0, options)) entries.push(...batch);
  return entries;
}

function joined(parts: readonly BodyRecipe[], between: string): Buffer {
  return Buffer.concat(
    parts.flatMap((one, index) => (index === 0 ? [bytesOf(one)] : [Buffer.from(between), bytesOf(one)])),
  );
}

function chunksOf(whole: Buffer, splits: readonly number[]): Buffer[] {
  const cuts = splits.map((at) => Math.floor(at * whole.length)).sort((a, b) => a - b);
  return [0, ...cuts]
    .map((from, index) => whole.subarray(from, cuts[index] ?? whole.length))
    .filter(({ length }) => length > 0);
}

/** In the pieces that a disk returns. */
function packets(whole: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(whole.length / DISK_BYTES) }, (_, index) =>
    whole.subarray(index * DISK_BYTES, (index + 1) * DISK_BYTES),
  );
}

/** What lines are, in the simplest way: with the whole text in memory. */
function linesOf(whole: Buffer): Line[] {
  const lines: Line[] = [];
  let rest = whole;
  for (let number = 1; rest.length > 0; number += 1) {
    const end = rest.indexOf('\n');
    const bytes = end === -1 ? rest : rest.subarray(0, end);
    rest = end === -1 ? Buffer.alloc(0) : rest.subarray(end + 1);
    if (bytes.length > LONGEST) lines.push({ number, fault: 'too_long' });
    else if (!isUtf8(bytes)) lines.push({ number, fault: 'not_utf8' });
    else if (bytes.toString('utf8').trim() !== '')
      lines.push({ number, text: bytes.toString('utf8').trim() });
  }
  return lines;
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8')).equals(bytes);
}
