import type { Readable } from 'node:stream';
import type { ReadEvent } from '../entry';
import { NotText, plainText } from './plain-text';
import { parseEvent } from './parse-event';
import { parseJson } from '../../cli/json/parse-json';
import { LONGEST_LINE_BYTES, readLines } from './read-lines';
import { UsageError } from '../../cli/usage-error';

/**
 * Reads one event: the whole input as JSON, indented in any way, or else the first non-blank line.
 *
 * @throws {UsageError} saying why there is none.
 */
export async function readOneEvent(input: Readable): Promise<ReadEvent> {
  try {
    return await readFirst(input);
  } catch (error) {
    throw error instanceof NotText ? new UsageError(error.message) : error;
  } finally {
    input.destroy();
  }
}

async function readFirst(input: Readable): Promise<ReadEvent> {
  const lines: string[] = [];
  let length = 0;
  for await (const line of readLines(plainText(chunksOf(input)))) {
    if ('fault' in line) {
      if (lines.length > 0) break;
      throw unreadable(parseEvent(line));
    }
    lines.push(line.text);
    length += line.text.length;
    // One event on one line: nothing more to read.
    if (lines.length === 1 && parseJson(line.text).ok) break;
    if (length > LONGEST_LINE_BYTES) break;
  }
  const [first] = lines;
  if (first === undefined)
    throw new UsageError('The input holds no event. Give one event of the CDP spec as JSON.');
  const whole = parseEvent({ number: 1, text: lines.join('\n') });
  if ('event' in whole) return whole;
  throw unreadable(whole);
}

async function* chunksOf(input: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of input as AsyncIterable<Buffer | string>) yield Buffer.from(chunk);
}

function unreadable(parsed: ReturnType<typeof parseEvent>): UsageError {
  const message = 'problem' in parsed ? parsed.problem.message : '';
  return new UsageError(message.replace('This line', 'The event'));
}
