import { unreadable } from '../../events/problem';
import { LONGEST_LINE_BYTES } from '../../events/read/read-lines';
import { archivedEvent, eventWithin } from '../../events/archived-event';
import { eventTextOf, isDeadLetter } from './dead-letters';
import type { Entry, ReadEvent } from '../../events/entry';
import type { Io } from '../../cli/io';
import { openSource, readSource } from '../../events/inputs/source';
import type { ReadSourceOptions, Source } from '../../events/inputs/source';

// Any readable event must stay readable in its letter; each byte of invalid text may take six.
const LONGEST_LETTER_BYTES = 7 * LONGEST_LINE_BYTES;

/**
 * Checks a file of dead letters. The last line may be truncated: a killed run had begun it.
 *
 * @returns the options that mapped them, as far as they say; `undefined` when the file holds anything else, or nothing.
 */
export async function mappingsIn(io: Io, path: string): Promise<ReadonlySet<string> | undefined> {
  const mappings = new Set<string>();
  let found = 0;
  let isTorn = false;
  for await (const letters of readSource(await openSource(io, [path]), { longest: LONGEST_LETTER_BYTES })) {
    for (const letter of letters) {
      if (isTorn) return undefined;
      if (!('event' in letter)) {
        isTorn = true;
        continue;
      }
      if (!isDeadLetter(letter.event)) return undefined;
      found += 1;
      const { mapping } = letter.event;
      if (mapping !== undefined) mappings.add(mapping);
    }
  }
  return found > 0 ? mappings : undefined;
}

/** Reads the events in dead letters. A letter without an event is passed on as a problem: it needs a person's attention. */
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

function unwrap({ input, line, text: letterText = '', ...read }: Entry & ReadEvent): Entry {
  const position = { input, line };
  const { event: letter } = read;
  // The file was checked before, but may have changed since.
  if (!isDeadLetter(letter)) {
    const message = 'This is not a dead letter of this program. Use "send" for events.';
    return { ...position, text: letterText, problem: unreadable(line, 'dead-letter.shape', message) };
  }
  const { input: name, line: place, code, reason, text } = letter;
  const about = { ...position, origin: { input: name, line: place } };
  if ('event' in letter) {
    const eventText = eventTextOf(letterText, { ...letter });
    const event = archivedEvent(eventWithin(read, 'event'));
    return { ...about, ...(eventText === undefined ? {} : { text: eventText }), ...event };
  }
  return { ...about, ...(text === undefined ? {} : { text }), problem: unreadable(line, code, reason) };
}
