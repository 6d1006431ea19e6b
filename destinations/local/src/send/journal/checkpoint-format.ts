import { createHash } from 'node:crypto';
import { count } from '../../cli/count';
import type { Counts, Fate, Position } from '../../events/entry';
import { isRecord } from '../../cli/json/records';

/** What a checkpoint contains: positions and numbers, no event data and no key. */
export interface Progress {
  /** Every event up to here is done. */
  mark: Position;
  /** Events behind the mark that are already done: input → line → fate. */
  beyond: Map<number, Map<number, Fate>>;
  /** Everything that is done, including behind the mark. */
  counts: Counts;
  /** The input was read to its end and everything is done. */
  isFinished: boolean;
}

/** How a checkpoint recognises its run. */
export interface RunIdentity {
  inputs: string;
  options: string;
}

/** Consecutive lines with the same fate. */
export interface DoneRange extends Position {
  fate: Fate;
  last: number;
}

const FORMAT = 'encharge-destinations checkpoint';
const VERSION = 1;
/** The maximum number of lines in one range. */
export const LONGEST_RANGE = 100_000;

const FATE = /^(?:delivered|skipped|failed|left:[a-z-]+)$/;

export function noProgress(): Progress {
  return { mark: { input: 0, line: 0 }, beyond: new Map(), counts: new Map(), isFinished: false };
}

/** The first line: which run it is and how far it was when the file was written. */
export function formatHead(identity: RunIdentity, { mark, beyond, counts, isFinished }: Progress): string {
  const ranges = [...beyond].flatMap(([input, lines]) =>
    [...lines].map(([line, fate]) => [input, line, fate] as const),
  );
  const head = {
    format: FORMAT,
    version: VERSION,
    ...identity,
    mark,
    beyond: ranges,
    counts: [...counts],
    isFinished,
  };
  return `${JSON.stringify({ ...head, check: checkOf(head) })}\n`;
}

const BEGINNING = JSON.stringify({ format: FORMAT }).slice(0, -1);

/** Whether a text begins like a checkpoint. An empty or truncated one counts: a killed run had begun it. */
export function isCheckpoint(text: string): boolean {
  return text.startsWith(BEGINNING) || BEGINNING.startsWith(text);
}

/** A line about events that are done since. */
export function formatDone({ input, line, last, fate }: DoneRange): string {
  return `${fate} ${input} ${line} ${last}\n`;
}

/**
 * Reads a checkpoint. An incomplete last line was being written when the program was killed: its events count as not done.
 *
 * @returns `undefined` when it is damaged or something else.
 */
export function parseCheckpoint(text: string): { identity: RunIdentity; progress: Progress } | undefined {
  const lines = text.split('\n');
  lines.pop();
  const head = parseHead(lines.shift());
  if (head === undefined) return undefined;
  const { progress } = head;
  for (const line of lines) {
    const range = parseDone(line);
    if (range === undefined) return undefined;
    addRange(progress, range);
  }
  return head;
}

/** Adds events that were done after the head was written. */
function addRange({ mark, beyond, counts }: Progress, { input, line, last, fate }: DoneRange): void {
  const lines = beyond.get(input) ?? new Map<number, Fate>();
  beyond.set(input, lines);
  for (let at = line; at <= last; at += 1) {
    const isKnown = input < mark.input || (input === mark.input && at <= mark.line) || lines.has(at);
    if (isKnown) continue;
    lines.set(at, fate);
    count(counts, fate);
  }
}

function parseHead(line: string | undefined): { identity: RunIdentity; progress: Progress } | undefined {
  let head: unknown;
  try {
    head = JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
  if (!isRecord(head)) return undefined;
  const { check, ...rest } = head;
  if (check !== checkOf(rest) || rest['format'] !== FORMAT || rest['version'] !== VERSION) return undefined;
  // The check proves that this program wrote it.
  const { inputs, options, mark, beyond, counts, isFinished } = rest as unknown as RunIdentity & {
    mark: Position;
    beyond: [number, number, Fate][];
    counts: [Fate, number][];
    isFinished: boolean;
  };
  const progress: Progress = { mark, beyond: new Map(), counts: new Map(counts), isFinished };
  for (const [input, line, fate] of beyond) {
    const lines = progress.beyond.get(input) ?? new Map<number, Fate>();
    progress.beyond.set(input, lines.set(line, fate));
  }
  return { identity: { inputs, options }, progress };
}

function parseDone(line: string): DoneRange | undefined {
  const [fate = '', ...numbers] = line.split(' ');
  const [input = -1, from = -1, last = -1] = numbers.map((text) =>
    /^\d{1,15}$/.test(text) ? Number(text) : -1,
  );
  if (!FATE.test(fate) || numbers.length !== 3 || input < 0 || from < 1 || last < from) return undefined;
  if (last - from >= LONGEST_RANGE) return undefined;
  return { fate: fate as Fate, input, line: from, last };
}

function checkOf(head: object): string {
  return createHash('sha256').update(JSON.stringify(head)).digest('base64url').slice(0, 16);
}
