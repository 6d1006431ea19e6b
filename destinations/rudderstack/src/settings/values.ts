import { configurationError } from '../errors';
import { isRecord, textOf, valueOf } from '../host/records';

/** The key under which the dashboard stores the entries of a list of person fields. */
export const FIELD_TAG = 'fieldName';

/** The key under which the dashboard stores the entries of a list of event names. */
export const EVENT_TAG = 'eventName';

/** A row of a mapping table in the dashboard. */
export interface MappingRow {
  from: string;
  to: string;
}

/**
 * A text; `undefined` when blank. RudderStack fills in templates before the event arrives, with values of any type.
 *
 * @throws the host's ConfigurationError.
 */
export function readText(config: unknown, key: string): string | undefined {
  const value = valueOf(config, key);
  if (isUnset(value)) return undefined;
  const text = textOf(value);
  if (text === '') throw invalid(key, 'text');
  if (isTemplate(text)) throw unfilled(key);
  return text;
}

/** @throws the host's ConfigurationError. */
export function readBoolean(config: unknown, key: string): boolean | undefined {
  const value = valueOf(config, key);
  if (isUnset(value)) return undefined;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw typeof value === 'string' && isTemplate(value) ? unfilled(key) : invalid(key, 'true or false');
}

/** @throws the host's ConfigurationError. */
export function readNumber(config: unknown, key: string): number | undefined {
  const text = readText(config, key);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw invalid(key, 'a number of 0 or more');
  return value;
}

/**
 * A list of `{ [tag]: text }`. The dashboard keeps an empty entry in untouched lists; those do not count.
 *
 * @returns `undefined` when nothing is in it.
 * @throws the host's ConfigurationError.
 */
export function readList(config: unknown, key: string, tag: string): string[] | undefined {
  const texts = rowsOf(config, key, `a list of { ${tag} }`).map((row) => {
    const value = isRecord(row) ? valueOf(row, tag) : row;
    const text = textOf(value);
    if (text === '' && !isUnset(value)) throw invalid(key, `text in every entry ({ ${tag} })`);
    if (isTemplate(text)) throw unfilled(key);
    return text;
  });
  const filled = texts.filter((text) => text !== '');
  return filled.length === 0 ? undefined : filled;
}

/**
 * The rows of a mapping table; blank rows do not count.
 *
 * @throws the host's ConfigurationError, also for a row of which one side is blank.
 */
export function readMapping(config: unknown, key: string): MappingRow[] | undefined {
  const rows = rowsOf(config, key, 'a table of { from, to }').map((row) => {
    const from = textOf(valueOf(row, 'from'));
    const to = textOf(valueOf(row, 'to'));
    if (isTemplate(from) || isTemplate(to)) throw unfilled(key);
    if (!isRecord(row) || (from === '') !== (to === ''))
      throw invalid(key, 'both sides filled in in every row');
    return { from, to };
  });
  const filled = rows.filter(({ from }) => from !== '');
  return filled.length === 0 ? undefined : filled;
}

/** @throws the host's ConfigurationError. */
export function readChoice<T extends string>(
  config: unknown,
  key: string,
  values: readonly T[],
): T | undefined {
  const text = readText(config, key);
  if (text === undefined) return undefined;
  const found = values.find((value) => value === text);
  if (found === undefined) throw invalid(key, `one of ${values.join(', ')}`);
  return found;
}

function rowsOf(config: unknown, key: string, takes: string): readonly unknown[] {
  const value = valueOf(config, key);
  if (isUnset(value)) return [];
  if (Array.isArray(value)) return value;
  throw typeof value === 'string' && isTemplate(value) ? unfilled(key) : invalid(key, takes);
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function isTemplate(text: string): boolean {
  return text.trim().startsWith('{{') && text.trim().endsWith('}}');
}

function invalid(key: string, takes: string): Error {
  return configurationError(
    `The setting ${key} takes ${takes}. Correct it in the settings of this destination.`,
  );
}

function unfilled(key: string): Error {
  return configurationError(
    `RudderStack did not fill in the template in the setting ${key}. Write it as {{ event.path || default }}.`,
  );
}
