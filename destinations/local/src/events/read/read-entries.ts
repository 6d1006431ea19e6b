import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { codeOf } from '../../cli/file-error';
import { parseEvent } from './parse-event';
import { unreadable } from '../problem';
import { LineSplitter } from './read-lines';
import { archivedEvent } from '../archived-event';
import type { Entry } from '../entry';
import type { InputFile } from '../input-file';
import { UsageError } from '../../cli/usage-error';
import type { CsvForm } from '../csv/columns';
import { readRows } from '../csv/read-rows';
import { peek } from './peek';
import { NotText, plainText } from './plain-text';
import { ValueSplitter } from './split-values';
import type { Value } from './split-values';

export interface ReadOptions {
  /** Whether to skip the event at this line. */
  isDone: (line: number) => boolean;
  /** Called with the size of every chunk, as stored on disk. */
  onBytes: (bytes: number) => void;
  /** The maximum size of an event, in bytes. */
  longest?: number | undefined;
  /** Read it as a CSV file of people. */
  csv?: CsvForm | undefined;
}

const CHUNK_BYTES = 256 * 1024;
const OPENING_BRACKET = 0x5b;
// A byte order mark is not part of the text.
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

/**
 * Reads the events of a file or stream: NDJSON, a list, or indented events, gzipped or not. The bytes decide; file names lie. No content
 * makes it throw, except the header of a CSV file: what cannot be read becomes an entry with a problem. Entries come in chunks, each parsed
 * when it is taken: awaiting every single one would take longer than reading it.
 *
 * @param input The input's number, for the entries.
 * @example for await (const entries of readEntries(file, 0, options)) for (const entry of entries) await send(entry);
 */
export async function* readEntries(
  source: InputFile | Readable,
  input: number,
  { isDone, onBytes, longest, csv }: ReadOptions,
): AsyncGenerator<Iterable<Entry>> {
  const stream = 'bytes' in source ? openFile(source) : source;
  let last = 0;
  function* entriesOf(values: readonly Value[]): Generator<Entry> {
    for (const value of values) {
      last = value.number;
      if (!isDone(value.number)) yield entryOf(input, value);
    }
  }
  try {
    const text = plainText(counted(stream, onBytes));
    if (csv !== undefined) {
      const name = 'name' in source ? source.name : 'standard input';
      const watched = (line: number): boolean => isDone((last = line));
      yield* readRows(text, input, { form: csv, name, isDone: watched });
    } else for await (const values of valuesOf(text, longest)) yield entriesOf(values);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // The rest of this input is lost; the other inputs are not.
    const line = last + 1;
    if (error instanceof NotText) {
      const name = 'name' in source ? source.name : 'standard input';
      if (csv !== undefined) throw new UsageError(`"${name}": ${error.message}`);
      if (!isDone(line)) yield [{ input, line, problem: unreadable(line, 'input.binary', error.message) }];
      return;
    }
    const message = `The input cannot be read from here on (${codeOf(error)}). Check the file; everything before this line was read.`;
    if (!isDone(line)) yield [{ input, line, problem: unreadable(line, 'input.broken', message) }];
  } finally {
    stream.destroy();
  }
}

/** A small file is read in one go: opening a stream for each of a million takes thirty times as long. */
function openFile({ path, bytes }: InputFile): Readable {
  if (bytes > CHUNK_BYTES) return createReadStream(path, { highWaterMark: CHUNK_BYTES });
  return Readable.from(
    (function* whole() {
      yield readFileSync(path);
    })(),
  );
}

async function* valuesOf(text: AsyncGenerator<Buffer>, longest: number | undefined): AsyncGenerator<Value[]> {
  const { head: seen, all } = await peek(text, hasFirstLine);
  // How much more was read depends on the chunks, but the kind of input must not.
  const splitter = splitterFor(seen.subarray(0, CHUNK_BYTES), longest);
  for await (const chunk of all) yield splitter.push(chunk);
  yield splitter.end();
}

function splitterFor(head: Buffer, longest: number | undefined): LineSplitter | ValueSplitter {
  const start = head.findIndex((byte) => !BLANK.has(byte));
  if (head[start] === OPENING_BRACKET) return new ValueSplitter(true, longest);
  const isIndented = /^\uFEFF?\s*\{\s*$/.test(firstLineOf(head, start));
  return isIndented ? new ValueSplitter(false, longest) : new LineSplitter(longest);
}

/** Enough to tell a list, indented events, and one event per line apart. */
function hasFirstLine(head: Buffer): boolean {
  // Nothing is buffered beyond this, not even white space.
  if (head.length > CHUNK_BYTES) return true;
  const start = head.findIndex((byte) => !BLANK.has(byte));
  return start !== -1 && head.indexOf(0x0a, start) !== -1;
}

function firstLineOf(head: Buffer, start: number): string {
  if (start === -1) return '';
  const end = head.indexOf(0x0a, start);
  return head.subarray(start, end === -1 ? start + 3 : end).toString('latin1');
}

async function* counted(stream: Readable, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of stream as AsyncIterable<Buffer | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    onBytes(bytes.length);
    yield bytes;
  }
}

function entryOf(input: number, value: Value): Entry {
  const { number: line } = value;
  const text = 'text' in value ? { text: value.text } : {};
  if ('fault' in value && (value.fault === 'breaks_off' || value.fault === 'after_list')) {
    const message =
      value.fault === 'breaks_off'
        ? 'The input ends in the middle of an event or of the list. Was the file copied whole?'
        : 'Something follows the list. Put everything into one list, or one event on each line.';
    return { input, line, ...text, problem: unreadable(line, `input.${value.fault}`, message) };
  }
  const parsed = parseEvent(value as Parameters<typeof parseEvent>[0]);
  if ('problem' in parsed) return { input, line, ...text, ...parsed };
  return { input, line, ...text, ...archivedEvent(parsed) };
}
