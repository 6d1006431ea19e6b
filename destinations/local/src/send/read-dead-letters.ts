import type { Problem } from '../problem';
import type { Entry } from './entry';
import { isRecord } from './is-record';
import { readSource } from './source';
import type { ReadSourceOptions, Source } from './source';

/** Reads the events out of dead letters. A letter without an event stays what it is: somebody has to look at it. */
export async function* readDeadLetters(
  source: Source,
  options: ReadSourceOptions,
): AsyncGenerator<Iterable<Entry>> {
  for await (const letters of readSource(source, options)) yield eventsOf(letters);
}

function* eventsOf(letters: Iterable<Entry>): Generator<Entry> {
  for (const entry of letters) yield 'problem' in entry ? entry : unwrap(entry);
}

function unwrap(entry: Entry & { event: unknown }): Entry {
  const { input, line, event: letter } = entry;
  if (isRecord(letter) && 'event' in letter) return { input, line, event: letter['event'] };
  const [code, message] =
    isRecord(letter) && typeof letter['code'] === 'string' && typeof letter['reason'] === 'string'
      ? [letter['code'], letter['reason']]
      : ['dead-letter.shape', 'This is no dead letter of this program. Use "send" for events.'];
  const text = isRecord(letter) && typeof letter['text'] === 'string' ? letter['text'] : undefined;
  const problem: Problem = { line, level: 'error', path: '', code, message };
  return { input, line, ...(text === undefined ? {} : { text }), problem };
}
