import { isUtf8 } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { UsageError } from '../../cli/usage-error';
import type { Entry } from '../entry';
import type { Problem } from '../problem';
import { peek } from '../read/peek';
import { LONGEST_LINE_BYTES } from '../read/read-lines';
import { columnsOf } from './columns';
import type { Column, CsvForm } from './columns';
import { expectPerson } from './expect-person';
import { rowEvent } from './row-event';

const LINE_FEED = 0x0a;
const MARK = Buffer.from('\ufeff');
const LONGEST_HEADER_BYTES = 256 * 1024;
const DELIMITERS = [',', ';', '\t'];

interface Row {
  /** Bytes: text that is not UTF-8 must not be mistaken for UTF-8. */
  record: Buffer[];
  info: { lines: number };
}

/** How rows are read. */
export interface RowOptions {
  form: CsvForm;
  /** The file's name. */
  name: string;
  isDone: (line: number) => boolean;
}

/**
 * Reads the people in a CSV file as identify calls. The first row names the columns. Understands commas, semicolons and tabs, quotes, and
 * line breaks in quotes. Cells are unchanged text; empty ones are ignored. A row that does not fit the header fails alone.
 *
 * @throws {UsageError} for a header that does not say where each column goes, or that cannot identify a person.
 */
export async function* readRows(
  bytes: AsyncGenerator<Buffer>,
  input: number,
  { form, name, isDone }: RowOptions,
): AsyncGenerator<Iterable<Entry>> {
  const { head, all } = await peek(
    bytes,
    (read) => read.includes(LINE_FEED) || read.length > LONGEST_HEADER_BYTES,
  );
  const parser = parse({
    // Cells stay bytes.
    encoding: null,
    info: true,
    delimiter: delimiterOf(head),
    record_delimiter: ['\r\n', '\n'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE_BYTES,
  });
  pipeline(Readable.from(withoutMark(all)), parser, () => undefined);
  let columns: readonly Column[] | undefined;
  let last = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Row>) {
      const line = last + 1;
      last = info.lines;
      if (columns === undefined) {
        if (!record.every((cell) => isUtf8(cell)))
          throw new UsageError(`"${name}" is not UTF-8. Save it as "CSV UTF-8".`);
        form.columns = columns = columnsOf(record.map(String), form.paths, name);
        expectPerson(columns, form.options, name);
      } else if (!isDone(line)) yield [entryOf({ input, line }, record, columns)];
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield [{ input, line: last + 1, problem: faultOf(last + 1, error) }];
  }
  if (columns === undefined) form.columns = columnsOf([], form.paths, name);
}

/** Without the byte order mark at the start: after it, a quote would not open a cell. */
async function* withoutMark(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst && chunk.subarray(0, MARK.length).equals(MARK) ? chunk.subarray(MARK.length) : chunk;
    isFirst = false;
  }
}

/** Taken from the header: Excel writes semicolons where numbers contain commas. */
function delimiterOf(head: Buffer): string {
  const [header = ''] = head
    .toString('latin1')
    .replaceAll(/"[^"]*"/g, '')
    .split('\n', 1);
  const counts = DELIMITERS.map((one) => header.split(one).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function entryOf(
  place: { input: number; line: number },
  record: Buffer[],
  columns: readonly Column[],
): Entry {
  const problem = (code: string, message: string): { problem: Problem } => ({
    problem: { line: place.line, level: 'error', call: 'identify', path: '', code, message },
  });
  if (!record.every((cell) => isUtf8(cell)))
    return { ...place, ...problem('line.utf8', 'This row is not UTF-8 text. Save the file as "CSV UTF-8".') };
  const cells = record.map(String);
  const text = JSON.stringify(cells);
  if (cells.length !== columns.length) {
    const message = `This row has ${cells.length} cells, and the header has ${columns.length}. Put a cell that holds a separator, a quote or a line break into quotes.`;
    return { ...place, text, ...problem('csv.cells', message) };
  }
  const unnamed = columns.findIndex(({ path }, index) => path === undefined && cells[index]?.trim() !== '');
  if (unnamed !== -1) {
    const message = `This row has something in column ${unnamed + 1}, which has no name. Name it in the header.`;
    return { ...place, text, ...problem('csv.column', message) };
  }
  return { ...place, event: rowEvent(columns, cells) };
}

function faultOf(line: number, { code }: CsvError): Problem {
  const message =
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'A quote opens here or further down and is never closed, so the rest cannot be read. Correct the quotes.'
      : `The rest cannot be read as CSV from here on (${code}). Correct the file.`;
  return { line, level: 'error', call: 'identify', path: '', code: 'csv.quotes', message };
}
