import { isBlank } from './text';
import type { Dictionary, Options } from './types';

const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
/** ISO 8601, and database forms: a space for the T, ` UTC`, `+00`, any number of fraction digits. */
const DATE_TIME = /^(\d{4}-\d\d-\d\d)([T ])(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)( ?)(Z|UTC|[+-]\d\d(?::?\d\d)?|)$/i;

/** A time as written in a body, and the moment it means. */
export interface Time {
  text: string;
  /** Epoch milliseconds. */
  at: number;
}

/** A date with a time; UTC without a zone. Undefined for other text, and for impossible days. */
export function readDateTime(text: string): Time | undefined {
  const [, day = '', separator, clock = '', gap, zone = ''] = DATE_TIME.exec(text.trim()) ?? [];
  if (separator === undefined || !isCalendarDay(day)) return undefined;
  const isIso = separator === 'T' && gap === '' && /^(Z|[+-]\d\d:?\d\d)$/.test(zone);
  const iso = isIso ? text.trim() : `${day}T${clock}${isoZone(zone)}`;
  const at = Date.parse(iso.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(at) ? undefined : { text: iso, at };
}

function isoZone(zone: string): string {
  if (/^[+-]00(:?00)?$/.test(zone) || !/^[+-]/.test(zone)) return 'Z';
  return zone.length === 3 ? `${zone}:00` : zone;
}

export function isCalendarDay(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** Numbers, and text with 10 or 13 digits, mean seconds below the limit and milliseconds from there. */
export function readEpoch(value: unknown, limit = 1e11): Time | undefined {
  const isText = typeof value === 'string' && /^(\d{10}|\d{13})$/.test(value.trim());
  const number = isText ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  const date = new Date(Math.abs(number) < limit ? number * 1000 : number);
  return Number.isNaN(date.getTime()) ? undefined : { text: date.toISOString(), at: date.getTime() };
}

/** The event's time: the first of the two that is readable. */
export function eventTime(event: Dictionary): Time | undefined {
  return [event['timestamp'], event['originalTimestamp']].map(readTime).find((time) => time !== undefined);
}

function readTime(value: unknown): Time | undefined {
  if (typeof value !== 'string') return readEpoch(value);
  const text = value.trim();
  if (isCalendarDay(text)) return { text: `${text}T00:00:00.000Z`, at: Date.parse(text) };
  return readEpoch(text) ?? readDateTime(text);
}

/** An unreadable time counts as too old; a missing one means now. */
export function isTooOld(event: Dictionary, { maxEventAge, now }: Options): boolean {
  if (maxEventAge <= 0) return false;
  if (isBlank(event['timestamp']) && isBlank(event['originalTimestamp'])) return false;
  const time = eventTime(event);
  return time === undefined || now - time.at > maxEventAge * DAY_MS;
}
