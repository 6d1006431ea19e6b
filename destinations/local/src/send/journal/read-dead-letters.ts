import type { Problem } from '../../events/problem';
import { LONGEST_LINE_BYTES } from '../../events/read/read-lines';
import { archivedEvent } from '../../events/archived-event';
import { eventTextOf } from './dead-letters';
import type { Entry } from '../../events/entry';
import { isRecord } from '../../events/is-record';
import { readSource } from '../../events/inputs/source';
import type { ReadSourceOptions, Source } from '../../events/inputs/source';

// An event of any length that is read must still be read with what is said about it; text that is no event may have six bytes for each.
const LONGEST_LETTER_BYTES = 7 * LONGEST_LINE_BYTES;

/** Reads the events out of dead letters. A letter without an event stays what it is: somebody has to look at it. */
export async function* readDeadLetters(
  source: Source,
  options: ReadSourceOptions,
): AsyncGenerator<Iterable<Entry>> {
  for await (const letters of readSource(source, { ...options, longest: LONGEST_LETTER_BYTES }))
    yield eventsOf(letters);
}

function* eventsOf(letters: Iterable<Entry>): Generator<Entry> {
  for (const entry of letters) yield 'problem' in entry ? entry : unwrap(entry);
}

function unwrap({ input, line, text: letterText = '', event: letter }: Entry & { event: unknown }): Entry {
  if (!isRecord(letter)) return { input, line, text: letterText, problem: noLetter(line) };
  const { input: name, line: place, code, reason } = letter;
  const origin =
    typeof name === 'string' && typeof place === 'number' ? { origin: { input: name, line: place } } : {};
  if ('event' in letter) {
    const text = eventTextOf(letterText, letter);
    return {
      input,
      line,
      ...origin,
      ...(text === undefined ? {} : { text }),
      event: archivedEvent(letter['event']),
    };
  }
  if (typeof code !== 'string' || typeof reason !== 'string')
    return { input, line, text: letterText, problem: noLetter(line) };
  const text = typeof letter['text'] === 'string' ? { text: letter['text'] } : {};
  return {
    input,
    line,
    ...origin,
    ...text,
    problem: { line, level: 'error', path: '', code, message: reason },
  };
}

function noLetter(line: number): Problem {
  const message = 'This is no dead letter of this program. Use "send" for events.';
  return { line, level: 'error', path: '', code: 'dead-letter.shape', message };
}
