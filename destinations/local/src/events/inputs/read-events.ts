import type { Readable } from 'node:stream';
import type { Entry } from '../entry';
import { readEntries } from '../read/read-entries';

/** Reads the events of one input, in whatever form `readEntries` understands, one after the other. */
export async function* readEvents(input: Readable): AsyncGenerator<Entry> {
  const everything = { isDone: () => false, onBytes: () => undefined };
  for await (const entries of readEntries(input, 0, everything)) yield* entries;
}
