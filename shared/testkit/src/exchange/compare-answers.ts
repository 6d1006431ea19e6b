import type { Exchange, ExchangeAnswer } from './exchange';

/** One difference between an answer and its fixture. */
export interface Drift {
  /** The exchange's name. */
  exchange: string;
  /** JSON Pointer into the answer: `/status`, `/headers/retry-after`, `/json/users/0/city`. */
  pointer: string;
  expected: string;
  actual: string;
}

const NOTHING = 'nothing';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
/** The text of an Encharge error decides what a 400 means, so it is compared literally. */
const WORDS = /^\/json\/error(?:\/message)?$/;

/**
 * Compares an answer with its fixture: the status, the kept headers, the shape of the body. Values may differ, except error texts. When the
 * status differs, nothing else is compared, since another answer has another body.
 *
 * @param actual Normalised like the fixture's.
 */
export function compareAnswers(exchange: Exchange, actual: ExchangeAnswer): Drift[] {
  const { name, answer, provenance } = exchange;
  if (answer === undefined) return [];
  const found: Drift[] = [];
  const report = (pointer: string, expected: string, found_: string): void => {
    if (expected !== found_) found.push({ exchange: name, pointer, expected, actual: found_ });
  };
  report('/status', statusOf(answer), statusOf(actual));
  // The documentation shows only the status.
  if (found.length > 0 || provenance === 'docs') return found;
  report('/headers/content-type', mediaType(answer), mediaType(actual));
  report('/headers/retry-after', numberIn(answer, 'retry-after'), numberIn(actual, 'retry-after'));
  if (bodyKind(answer) !== bodyKind(actual)) report('/body', bodyKind(answer), bodyKind(actual));
  else compareShapes(answer.json, actual.json, '/json', report);
  // An empty body has no media type either: report one difference, not two.
  return found.some(({ pointer }) => pointer === '/body')
    ? found.filter(({ pointer }) => pointer === '/body')
    : found;
}

/**
 * A value's shape in words. An empty text has a separate shape, so that a blanked field is noticed.
 *
 * @example shapeOf('2026-01-02T03:04:05Z') // 'time'
 */
export function shapeOf(value: unknown): string {
  if (value === undefined) return NOTHING;
  if (value === null) return 'null';
  if (value === '') return 'empty text';
  if (typeof value === 'string') return TIME.test(value) ? 'time' : 'text';
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list';
  return typeof value;
}

type Report = (pointer: string, expected: string, actual: string) => void;

function compareShapes(expected: unknown, actual: unknown, pointer: string, report: Report): void {
  if (WORDS.test(pointer) && typeof expected === 'string' && typeof actual === 'string') {
    report(pointer, JSON.stringify(expected), JSON.stringify(actual));
    return;
  }
  report(pointer, shapeOf(expected), shapeOf(actual));
  if (shapeOf(expected) !== shapeOf(actual) || typeof expected !== 'object' || expected === null) return;
  const theirs = new Map(Object.entries(actual as object));
  const ours = new Map(Object.entries(expected));
  // Lists may differ in length; their common elements must look alike.
  const keys = Array.isArray(expected)
    ? [...ours.keys()].filter((key) => theirs.has(key))
    : [...new Set([...ours.keys(), ...theirs.keys()])];
  for (const key of keys)
    compareShapes(
      ours.get(key),
      theirs.get(key),
      `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      report,
    );
}

function statusOf({ status }: ExchangeAnswer): string {
  return status === 0 ? 'no answer' : String(status);
}

function mediaType({ headers }: ExchangeAnswer): string {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? NOTHING;
}

function numberIn({ headers }: ExchangeAnswer, name: string): string {
  const value = headers[name];
  if (value === undefined) return NOTHING;
  return /^\d+$/.test(value) ? 'number' : 'text';
}

function bodyKind(answer: ExchangeAnswer): string {
  if ('json' in answer) return 'JSON';
  return 'text' in answer ? 'text' : NOTHING;
}
