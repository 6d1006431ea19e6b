import type { Readable } from 'node:stream';
import type { Io } from '../io';
import { openInput } from '../open-input';
import { printable } from '../printable';
import { UsageError } from '../usage-error';
import { digestInputs } from './input-digest';
import { listInputs } from './list-inputs';
import type { InputFile } from './list-inputs';
import { readEntries } from './read-entries';
import type { ReadOptions } from './read-entries';
import type { Entry } from './entry';

/** Where the events of a run come from. */
export interface Source {
  /** In order; standard input is one without a path. */
  inputs: readonly (InputFile | Readable)[];
  /** What is said of it at the beginning. */
  description: string;
  totalBytes: number | undefined;
  /** By which a later run knows it again; standard input it cannot know. */
  digest: string | undefined;
  nameOf: (input: number) => string;
}

/**
 * Finds the inputs that were named; none, or `-`, is standard input.
 *
 * @throws {UsageError} when there is nothing to read.
 */
export async function openSource(io: Io, names: readonly string[]): Promise<Source> {
  if (names.length === 0 || (names.length === 1 && names[0] === '-')) {
    const input = await openInput(io, undefined);
    const nameOf = (): string => 'standard input';
    return { inputs: [input], description: nameOf(), totalBytes: undefined, digest: undefined, nameOf };
  }
  const { files, passedOver } = await listInputs(names);
  const reasons = [...passedOver].map(([reason, number]) => `${number} ${reason}`).join(', ');
  const notRead = reasons === '' ? '' : `; passed over: ${reasons}`;
  if (files.length === 0) throw new UsageError(`There is no file of events to read${notRead}.`);
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const many = files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files`;
  return {
    inputs: files,
    description: `${printable(many)} (${(totalBytes / 1e6).toFixed(1)} MB)${notRead}`,
    totalBytes,
    digest: await digestInputs(files),
    nameOf: (input) => files[input]?.name ?? '',
  };
}

/** Which part of a source is read. */
export interface ReadSourceOptions {
  /** The first input that is opened. */
  from: number;
  isDone: (input: number, line: number) => boolean;
  onBytes: ReadOptions['onBytes'];
  longest?: ReadOptions['longest'];
}

/** Reads one input after the other, as {@link readEntries} does. */
export async function* readSource(
  { inputs }: Source,
  options: ReadSourceOptions,
): AsyncGenerator<Iterable<Entry>> {
  for (const [input, source] of inputs.entries()) {
    if (input < options.from) {
      if ('bytes' in source) options.onBytes(source.bytes);
      continue;
    }
    const isDone = (line: number): boolean => options.isDone(input, line);
    yield* readEntries(source, input, { ...options, isDone });
  }
}
