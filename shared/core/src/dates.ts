const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/;
const OFFSET_WITHOUT_COLON = /([+-]\d{2})(\d{2})$/;

/** Numbers below this are seconds since 1970, the others milliseconds: as milliseconds it is March 1973, as seconds the year 5138. */
const SECONDS_BELOW = 1e11;

/** Other years have no plain ISO 8601 form. */
const YEAR_0 = Date.UTC(-1, 12);
const END_OF_YEAR_9999 = Date.UTC(10_000, 0) - 1;

/** What a text says about a moment. */
export type DateTimeKind = 'zoned' | 'unzoned' | 'date' | 'none';

/**
 * Which ISO 8601 form a text has; `none` for any other text and for days that do not exist.
 *
 * @example dateTimeKind('2020-10-27T07:58:19') // 'unzoned'
 */
export function dateTimeKind(text: string): DateTimeKind {
  // Nearly every text fails here: a test of one character is much cheaper than a regular expression.
  if (text.charCodeAt(4) !== 45 || text.length > 40) return 'none';
  if (!ISO.test(text)) return 'none';
  // Numbers out of the text by position: capturing groups would cost more than all the rest.
  const day = numberAt(text, 8);
  if (day === 0 || day > daysIn(numberAt(text, 0) * 100 + numberAt(text, 2), numberAt(text, 5)))
    return 'none';
  if (text.length === 10) return 'date';
  if (numberAt(text, 11) > 23 || numberAt(text, 14) > 59) return 'none';
  if (text.charCodeAt(16) === 58 && numberAt(text, 17) > 59) return 'none';
  return ZONE.test(text) ? 'zoned' : 'unzoned';
}

/** The two digits at a position. */
function numberAt(text: string, position: number): number {
  return (text.charCodeAt(position) - 48) * 10 + text.charCodeAt(position + 1) - 48;
}

/** 0 for a month that does not exist. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
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
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  switch (dateTimeKind(text)) {
    case 'zoned':
      return withSeconds(text).replace(OFFSET_WITHOUT_COLON, '$1:$2');
    case 'unzoned':
      return `${withSeconds(text)}Z`;
    case 'date':
      return `${text}T00:00:00Z`;
    case 'none':
      return undefined;
  }
}

/** Seconds are optional in ISO 8601 and demanded by RFC 3339, the profile that parsers hold to. */
function withSeconds(text: string): string {
  return text.charCodeAt(16) === 58 ? text : `${text.slice(0, 16)}:00${text.slice(16)}`;
}
