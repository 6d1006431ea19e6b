import { InvalidArgumentError } from 'commander';
import { CALLS } from '@encharge-destinations/core/calls';
import type { Call } from '@encharge-destinations/core/calls';
import { parseDuration } from '../text/durations';

const LONGEST_TIMER_MS = 2 ** 31 - 1;
const MOST = 1_000_000_000;
const HIGHEST_PORT = 65_535;

/** Reads a whole number of at least 1. */
export function parseCount(text: string): number {
  return parseCountTo(MOST)(text);
}

/** Reads a whole number from 1 to the given maximum. */
export function parseCountTo(most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,10}$/.test(text) ? Number(text) : 0;
    if (number >= 1 && number <= most) return number;
    throw new InvalidArgumentError(`Give a number from 1 to ${most}.`);
  };
}

/** Reads requests per second, including fractions below 1. */
export function parseRate(text: string): number {
  const rate = /^\d{1,6}(?:\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (rate > 0) return rate;
  throw new InvalidArgumentError('Give a number of requests a second, such as 50 or 0.5.');
}

/** Reads a duration as milliseconds. */
export function parsePeriod(longestMs: number): (text: string) => number {
  return (text) => {
    const period = parseDuration(text);
    if (period !== undefined && period <= Math.min(longestMs, LONGEST_TIMER_MS)) return period;
    throw new InvalidArgumentError('Give a time such as 90s, 15m or 2h.');
  };
}

/** Reads comma-separated calls of the spec. */
export function parseCalls(text: string): ReadonlySet<Call> {
  const names = text.split(',').map((name) => name.trim());
  const calls = CALLS.filter((call) => names.includes(call));
  if (calls.length === new Set(names).size) return new Set(calls);
  throw new InvalidArgumentError(`Give one or more of ${CALLS.join(', ')}, with commas between them.`);
}

const HEADS = ['userId', 'anonymousId', 'messageId', 'timestamp', 'traits', 'context'];
const BRANCHES = ['traits', 'context'];

/** Adds `column=path`: the path, a dot path in the event, follows the last equals sign. */
export function parseColumn(
  text: string,
  earlier: ReadonlyMap<string, readonly string[]> = new Map(),
): ReadonlyMap<string, readonly string[]> {
  const at = text.lastIndexOf('=');
  const name = text.slice(0, Math.max(0, at)).trim();
  const path = text
    .slice(at + 1)
    .trim()
    .replace(/^\$\./, '')
    .split('.');
  const [head = ''] = path;
  const isPath =
    HEADS.includes(head) &&
    BRANCHES.includes(head) === path.length > 1 &&
    path.every((key) => key.trim() !== '' && !/^(?:__proto__|constructor|prototype)$/.test(key));
  if (name === '' || !isPath)
    throw new InvalidArgumentError(
      `Give COLUMN=PATH; a path is ${HEADS.slice(0, 4).join(', ')}, or begins with traits. or context.`,
    );
  return new Map([...earlier, [name, path]]);
}

/** Reads the argument of `--port`. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= HIGHEST_PORT) return port;
  throw new InvalidArgumentError(`A port is a number from 0 (any free one) to ${HIGHEST_PORT}.`);
}
