import { addressesIn, isPublic } from './addresses';
import { looksSecret } from './names';
import { isCalendarDay, readDateTime, readEpoch } from './times';
import { isBlank, wellFormed } from './text';

const LONGEST = 5000;
const DATE_FIELDS = ['createdAt', 'trialStart', 'trialEnd', 'birthday'];
const TRUE = ['true', '1', 't', 'y', 'yes', 'on'];
const FALSE = ['false', '0', 'f', 'n', 'no', 'off'];

/** A scalar, or a list of them, as a person field; undefined when it is dropped. `name` is the trait's own, which may look secret. */
export function fieldValue(field: string, name: string, value: unknown): unknown {
  if (field === 'ip') return addressesIn(value).find(isPublic);
  if (Array.isArray(value)) return textValue(name, value.filter((item) => !isBlank(item)).join(', '));
  if (DATE_FIELDS.includes(field)) return dateValue(field, value);
  return typeof value === 'string' ? textValue(name, value) : numberOrTruth(value);
}

/** An opt-out is never lost to its spelling; a false value goes out only where the customer mapped it. */
export function unsubscribedValue(value: unknown, isMapped: boolean): boolean | undefined {
  if (!isScalar(value)) return undefined;
  const text = String(value).trim().toLowerCase();
  if (TRUE.includes(text)) return true;
  return isMapped && FALSE.includes(text) ? false : undefined;
}

/** `createdAt`, `trialStart`, `trialEnd`, `birthday`: an unreadable value is unchanged. */
export function dateValue(field: string, value: unknown): unknown {
  if (isBlank(value) || String(value).trim() === '0') return undefined;
  const epoch = readEpoch(value, field === 'birthday' ? 4.1e9 : 1e11);
  if (epoch !== undefined) return epoch.text;
  if (typeof value !== 'string') return numberOrTruth(value);
  const text = wellFormed(value);
  if (text.trim().startsWith('0001-') || text.length > LONGEST) return undefined;
  return readDateTime(text)?.text ?? text;
}

function textValue(name: string, value: string): string | undefined {
  const text = wellFormed(value);
  if (isBlank(text) || text.length > LONGEST) return undefined;
  const time = readDateTime(text);
  if (time === undefined && !isCalendarDay(text.trim()) && looksSecret(name)) return undefined;
  return time?.text ?? text;
}

function numberOrTruth(value: unknown): unknown {
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
    ? value
    : undefined;
}

/** Blanks in the list do not matter. */
export function isScalars(list: readonly unknown[]): boolean {
  return list.every((item) => isBlank(item) || isScalar(item));
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
