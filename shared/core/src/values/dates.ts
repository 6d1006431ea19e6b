const ISO =
  /^\d{4}-\d\d-\d\d(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const OFFSET = /([+-]\d\d):?(\d\d)/;

/** Numbers below this are seconds since 1970, the others milliseconds: as milliseconds it is March 1973, as seconds the year 5138. */
const SECONDS_BELOW = 1e11;

/** Other years have no plain ISO 8601 form. */
const YEAR_0 = Date.UTC(-1, 12);
const END_OF_YEAR_9999 = Date.UTC(10_000, 0) - 1;

/** What a text says about a moment: with `Z`, with an offset, without a zone, or a day alone. */
export type DateTimeKind = 'utc' | 'offset' | 'unzoned' | 'date';

/**
 * Which ISO 8601 form a text has.
 *
 * @returns `undefined` for any other text, and for days and times that do not exist.
 * @example dateTimeKind('2020-10-27T07:58:19') // 'unzoned'
 */
export function dateTimeKind(text: string): DateTimeKind | undefined {
  // Nearly every text fails here: a test of one character is much cheaper than a regular expression.
  if (text.charCodeAt(4) !== 45 || !ISO.test(text) || !isDay(text)) return undefined;
  if (text.length === 10) return 'date';
  if (text.endsWith('Z')) return 'utc';
  return OFFSET.test(text) ? 'offset' : 'unzoned';
}

function isDay(text: string): boolean {
  if (text.startsWith('02-29', 5)) return isLeap(Number(text.slice(0, 4)));
  // Numbers out of the text by position: capturing groups would cost more than all the rest.
  const day = numberAt(text, 8);
  return day > 0 && day <= (DAYS_IN_MONTH[numberAt(text, 5) - 1] ?? 0);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The two digits at a position. */
function numberAt(text: string, position: number): number {
  return (text.charCodeAt(position) - 48) * 10 + text.charCodeAt(position + 1) - 48;
}

/** True for a `Date`, of another realm too. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

/** True for a `Date` that holds no time: it has no ISO 8601 form. */
export function isInvalidDate(value: unknown): boolean {
  return isDate(value) && Number.isNaN(value.getTime());
}

/** ISO 8601 for an epoch number, or `undefined` outside of the years 0 to 9999. Below 1e11: seconds. */
export function isoFromEpoch(epoch: number): string | undefined {
  const time = Math.abs(epoch) < SECONDS_BELOW ? epoch * 1000 : epoch;
  return time >= YEAR_0 && time <= END_OF_YEAR_9999 ? new Date(time).toISOString() : undefined;
}

/**
 * A moment as an ISO 8601 datetime with a zone, from text, a `Date` or an epoch number.
 *
 * @returns `undefined` when it cannot be read without guessing.
 * @example isoTimestamp('2020-10-27T07:58:19') // '2020-10-27T07:58:19Z'
 */
export function isoTimestamp(value: unknown): string | undefined {
  if (typeof value === 'number') return isoFromEpoch(value);
  if (typeof value !== 'string')
    return isDate(value) && !isInvalidDate(value) ? value.toISOString() : undefined;
  const text = value.trim();
  switch (dateTimeKind(text)) {
    case 'utc':
      return withSeconds(text);
    case 'offset':
      return withSeconds(text).replace(OFFSET, '$1:$2');
    case 'unzoned':
      return `${withSeconds(text)}Z`;
    case 'date':
      return `${text}T00:00:00Z`;
    case undefined:
      return undefined;
  }
}

/** Seconds are optional in ISO 8601 and demanded by RFC 3339, the profile that parsers hold to. */
function withSeconds(text: string): string {
  return text.charCodeAt(16) === 58 ? text : `${text.slice(0, 16)}:00${text.slice(16)}`;
}
