import { parseJson } from '../../cli/json/parse-json';
import type { Problem } from '../problem';
import { LONGEST_LINE_BYTES } from './read-lines';
import type { Line } from './read-lines';

/** A line as an event, or why it is none. */
export type ParsedEvent = { event: unknown } | { problem: Problem };

/** Parses one line of NDJSON. */
export function parseEvent(line: Line): ParsedEvent {
  const { number } = line;
  if ('fault' in line) return { problem: unreadable(number, line.fault) };
  const parsed = parseJson(line.text);
  if (!parsed.ok) {
    const message = `This line is not valid JSON${parsed.hint}. Put one whole event on a line; "jq -c ." makes lines of indented JSON.`;
    return { problem: { line: number, level: 'error', path: '', code: 'line.json', message } };
  }
  if (Array.isArray(parsed.value)) {
    const message = 'This line is a list. Put each event on a line of its own; "jq -c \'.[]\'" does that.';
    return { problem: { line: number, level: 'error', path: '', code: 'line.list', message } };
  }
  return { event: parsed.value };
}

function unreadable(number: number, fault: 'too_long' | 'not_utf8'): Problem {
  const limit = LONGEST_LINE_BYTES / 1024 / 1024;
  return fault === 'too_long'
    ? {
        line: number,
        level: 'error',
        path: '',
        code: 'line.length',
        message: `This line is longer than ${limit} MB, which no event is. Put one event on a line.`,
      }
    : {
        line: number,
        level: 'error',
        path: '',
        code: 'line.utf8',
        message: 'This line is not UTF-8 text. Save the file as UTF-8.',
      };
}
