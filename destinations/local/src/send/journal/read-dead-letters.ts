import { unreadable } from '../../events/problem';
import { LONGEST_LINE_BYTES } from '../../events/read/read-lines';
import { archivedEvent } from '../../events/archived-event';
import { eventTextOf } from './dead-letters';
import type { Entry } from '../../events/entry';
import { isRecord } from '../../cli/json/records';
import { readSource } from '../../events/inputs/source';
import type { ReadSourceOptions, Source } from '../../events/inputs/source';

// An event of any length that is read must still be read with what is said about it; text that is no event may have six bytes for each.
const LONGEST_LETTER_BYTES = 7 * LONGEST_LINE_BYTES;

/** Reads the events out of dead letters. A letter without an event is passed on as a problem: it needs a person's attention. */
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
  const notOne = unreadable(
    line,
    'dead-letter.shape',
    'This is no dead letter of this program. Use "send" for events.',
  );
  const position = { input, line };
  if (!isRecord(letter)) return { ...position, text: letterText, problem: notOne };
  const { input: name, line: place, code, reason } = letter;
  const origin =
    typeof name === 'string' && typeof place === 'number' ? { origin: { input: name, line: place } } : {};
  const textOf = (text: unknown): { text?: string } => (typeof text === 'string' ? { text } : {});
  if ('event' in letter)
    return {
      ...position,
      ...origin,
      ...textOf(eventTextOf(letterText, letter)),
      event: archivedEvent(letter['event']),
    };
  if (typeof code !== 'string' || typeof reason !== 'string')
    return { ...position, text: letterText, problem: notOne };
  return { ...position, ...origin, ...textOf(letter['text']), problem: unreadable(line, code, reason) };
}
