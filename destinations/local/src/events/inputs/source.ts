import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { MapOptions } from '@encharge-destinations/core';
import { count } from '../../cli/count';
import type { Io } from '../../cli/io';
import type { CsvForm, EventPath } from '../csv/columns';
import { openInput } from './open-input';
import { changingLine } from '../../cli/text/changing-line';
import { printable } from '../../cli/text/printable';
import { UsageError } from '../../cli/usage-error';
import { digestInputs } from './input-digest';
import { isStream, listInputs } from './list-inputs';
import type { InputFile } from '../input-file';
import { readEntries } from '../read/read-entries';
import type { ReadOptions } from '../read/read-entries';
import type { Entry } from '../entry';

/** Where a run's events come from. */
export interface Source {
  /** In order; standard input is one without a path. */
  inputs: readonly (InputFile | Readable)[];
  /** The text about it at the start. */
  description: string;
  /** What is skipped in the folders, and why, as a sentence. */
  passedOver?: string | undefined;
  totalBytes: number | undefined;
  /** Identifies the input for a later run; absent for standard input. */
  digest: (() => string) | undefined;
  nameOf: (input: number) => string;
  /** How to read its CSV files; absent for events. */
  csv?: CsvForm | undefined;
}

/** The flags about the form of the inputs. */
export interface InputFlags {
  /** What the rows of CSV files are. */
  as?: 'identify';
  /** Where the cells of a column go. */
  map?: ReadonlyMap<string, EventPath>;
}

/**
 * Finds the named inputs; none, or `-`, means standard input, and a pipe (`<(…)`) is treated like it.
 *
 * @param options How the events are mapped; see {@link CsvForm}.
 * @throws {UsageError} when there is nothing to read.
 */
export async function openSource(
  io: Io,
  names: readonly string[],
  flags: InputFlags = {},
  options: MapOptions = {},
): Promise<Source> {
  const csv = csvForm(flags, options);
  const [name = '-', ...more] = names;
  const isStdin = name === '-' && more.length === 0;
  if (isStdin || (more.length === 0 && isStream(name))) {
    const input = await openInput(io, name);
    const nameOf = (): string => (isStdin ? 'standard input' : name);
    return { inputs: [input], description: nameOf(), totalBytes: undefined, digest: undefined, nameOf, csv };
  }
  const { files, passedOver } = listInputs(names, csv !== undefined, changingLine(io));
  const reasons = [...passedOver].map(([reason, number]) => `${number} ${reason}`).join(', ');
  const notRead = reasons === '' ? undefined : `Passed over: ${reasons}.`;
  if (files.length === 0) {
    const wanted = csv === undefined ? 'file of events' : 'CSV file';
    throw new UsageError(`There is no ${wanted} to read.${notRead === undefined ? '' : ` ${notRead}`}`);
  }
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const many = files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files`;
  const source: Source = {
    inputs: files,
    description: `${printable(many)} (${describeSize(totalBytes)})`,
    passedOver: notRead,
    totalBytes,
    digest: () => digestInputs(files, changingLine(io)),
    nameOf: namesOf(names, files),
    csv,
  };
  // A header that does not fit is the command's fault, so it must show before anything is sent.
  if (csv !== undefined) await readHeaders(source);
  return source;
}

function describeSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function csvForm({ as, map }: InputFlags, options: MapOptions): CsvForm | undefined {
  if (as !== undefined) return { paths: map ?? new Map(), options, columns: [] };
  if (map === undefined) return undefined;
  throw new UsageError('--map is for CSV files. Give --as identify, too.');
}

/** Reads each file up to its first row. */
async function readHeaders({ inputs, csv }: Source): Promise<void> {
  for (const [input, file] of inputs.entries()) {
    const entries = readEntries(file, input, { ...EVERYTHING, isDone: () => false, csv });
    await entries.next();
    await entries.return(undefined);
  }
}

/** An input's name, when there are several. */
export function nameIfSeveral({ inputs, nameOf }: Source, input: number): string | undefined {
  return inputs.length === 1 ? undefined : nameOf(input);
}

/** Closes inputs that are open and were not read to the end. */
export function closeSource({ inputs }: Source): void {
  for (const input of inputs) if (!('bytes' in input)) input.destroy();
}

/** Two of the named inputs may have the same last name; then paths tell their files apart. */
function namesOf(names: readonly string[], files: readonly InputFile[]): Source['nameOf'] {
  const times = new Map<string, number>();
  for (const name of names) count(times, basename(join(name)));
  return (input) => {
    const file = files[input];
    if (file === undefined) return '';
    const [first = ''] = file.name.split('/', 1);
    return times.get(first) === 1 ? file.name : file.path;
  };
}

export interface ReadSourceOptions {
  /** The index of the first input to open. */
  from: number;
  isDone: (input: number, line: number) => boolean;
  onBytes: ReadOptions['onBytes'];
  longest?: ReadOptions['longest'];
}

const EVERYTHING: ReadSourceOptions = { from: 0, isDone: () => false, onBytes: () => undefined };

/** Reads one input after the other, like {@link readEntries}. */
export async function* readSource(
  { inputs, csv }: Source,
  changes: Partial<ReadSourceOptions> = {},
): AsyncGenerator<Iterable<Entry>> {
  const options = { ...EVERYTHING, ...changes };
  for (const [input, source] of inputs.entries()) {
    if (input < options.from) {
      if ('bytes' in source) options.onBytes(source.bytes);
      continue;
    }
    const isDone = (line: number): boolean => options.isDone(input, line);
    yield* readEntries(source, input, { ...options, isDone, csv });
  }
}

/** The events of all inputs, one after the other. */
export async function* eventsOf(source: Source): AsyncGenerator<Entry> {
  try {
    for await (const entries of readSource(source)) yield* entries;
  } finally {
    closeSource(source);
  }
}
