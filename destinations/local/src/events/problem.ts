import { callOf, MappingError } from '@encharge-destinations/core';
import type { Call, MapResult, MapWarning } from '@encharge-destinations/core';
import type { Colors } from 'picocolors/types';
import { printable, printableSentence } from '../cli/text/printable';

/** A remark about one event. Never contains one of its values. */
export interface Problem {
  /** The input's name, when there are several. */
  input?: string | undefined;
  /** Its line in the input, counted from 1. */
  line: number;
  level: 'error' | 'skipped' | 'warning';
  /** The event's call, if known. */
  call?: string | undefined;
  /** The place in the event, as a JSON Pointer; empty for the whole event. */
  path: string;
  /** The mapping rule, or another reason. */
  code: string;
  /** What is wrong and what to do. */
  message: string;
}

/** The event's call, if it is one of the spec. */
export function callIfKnown(event: unknown): Call | undefined {
  try {
    return callOf(event);
  } catch {
    return undefined;
  }
}

/** The warnings about numbers that became text while the event was read. */
export function numberWarnings({ numbersAsText = [] }: { numbersAsText?: readonly string[] }): MapWarning[] {
  const message =
    'This whole number is too large for a JSON number to be exact; it is read as text, digit by digit. Send it as text.';
  return numbersAsText.map((path) => ({ rule: 'values.number', path, message }));
}

/** A line of the input, or a whole event, that cannot be read. */
export function unreadable(line: number, code: string, message: string): Problem {
  return { line, level: 'error', path: '', code, message };
}

/** A problem with an event, with its call. */
export function problemOfEvent(event: unknown, { line, level, ...about }: Omit<Problem, 'call'>): Problem {
  return { line, level, call: callIfKnown(event), ...about };
}

/**
 * An event that could not be mapped.
 *
 * @throws the error itself when it is not a mapping error.
 */
export function problemOfError(line: number, event: unknown, error: unknown): Problem {
  if (!(error instanceof MappingError)) throw error;
  const { path, rule: code, message } = error;
  return problemOfEvent(event, { line, level: 'error', path, code, message });
}

/** A mapper warning about an event. */
export function problemOfWarning(line: number, event: unknown, warning: MapWarning): Problem {
  const { rule: code, path, message } = warning;
  return problemOfEvent(event, { line, level: 'warning', path, code, message });
}

/** The mapper's warnings about an event, and why it was skipped. */
export function problemsOfResult(line: number, event: unknown, { warnings, skipped }: MapResult): Problem[] {
  const problems = warnings.map((warning) => problemOfWarning(line, event, warning));
  if (skipped === undefined) return problems;
  const { rule: code, reason: message } = skipped;
  return [...problems, problemOfEvent(event, { line, level: 'skipped', path: '', code, message })];
}

/** One line for people: `line 3 error track /event the event has no name. … (track.name)`. */
export function describeProblem(problem: Problem, colours: Colors): string {
  const { input, line, level, path, code } = problem;
  const paint = { error: colours.red, skipped: colours.cyan, warning: colours.yellow }[level];
  const where = [problem.call ?? 'event', ...(path === '' ? [] : [printable(path)])];
  const message = printableMessage(problem);
  return `${placeOf({ input, line })}  ${paint(level)}  ${where.join(' ')}  ${message} ${colours.dim(`(${code})`)}`;
}

/** Whether it says that there is no event of the spec in that place. */
export function isUnreadable({ level, call }: Problem): boolean {
  return level === 'error' && call === undefined;
}

/** A place for people: `line 3`, or `people.ndjson line 3`. */
export function placeOf({ input, line }: Pick<Problem, 'input' | 'line'>): string {
  return input === undefined ? `line ${line}` : `${printable(input)} line ${line}`;
}

function printableMessage({ message, call: name }: Problem): string {
  const text =
    name !== undefined && message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message;
  return printableSentence(text);
}
