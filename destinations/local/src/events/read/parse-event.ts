import { parseJson } from '../../cli/json/parse-json';
import type { ReadEvent } from '../entry';
import { unreadable } from '../problem';
import type { Problem } from '../problem';
import { withExactNumbers } from './exact-numbers';
import { LONGEST_LINE_BYTES } from './read-lines';
import type { Line } from './read-lines';

/** A line as an event, or the reason it is not one. */
export type ParsedEvent = ReadEvent | { problem: Problem };

/** Parses one line of NDJSON. Whole numbers that JavaScript would round become text. */
export function parseEvent(line: Line): ParsedEvent {
  const problem = (code: string, message: string) => ({ problem: unreadable(line.number, code, message) });
  if ('fault' in line) {
    if (line.fault === 'not_utf8')
      return problem('line.utf8', 'This line is not UTF-8 text. Save the file as UTF-8.');
    const limit = `${LONGEST_LINE_BYTES / 1024 / 1024} MB`;
    return problem(
      'line.length',
      `This line is longer than ${limit}; no event is. Put one event on each line.`,
    );
  }
  const parsed = parseJson(line.text);
  if (!parsed.ok)
    return problem(
      'line.json',
      `This line is not valid JSON${parsed.hint}. Put one whole event on each line; "jq -c ." makes lines of indented JSON.`,
    );
  if (Array.isArray(parsed.value))
    return problem(
      'line.list',
      'This line is a list. Put each event on its own line; "jq -c \'.[]\'" does that.',
    );
  return withExactNumbers(line.text, parsed.value);
}
