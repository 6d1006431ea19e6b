/** Days of the calendar; the 29th of February only in leap years. */
const DAY_OF_MONTH =
  '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])';
const LEAP_YEAR = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const DAY = `(?:\\d{4}-(?:${DAY_OF_MONTH})|${LEAP_YEAR}-02-29)`;
const CLOCK = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?';
const OFFSET = '[+-](?:[01]\\d|2[0-3])';
const ISO = new RegExp(`^${DAY}(?:T${CLOCK}(?:Z|${OFFSET}:?[0-5]\\d)?)?$`);
const ZONE = /(?:Z|[+-]\d\d:?\d\d)$/;
/** Database forms: a space for the T, ` UTC`, `+00`. */
const DATABASE = new RegExp(`^(${DAY})[T ](${CLOCK}) ?(Z|UTC|${OFFSET}(?::?[0-5]\\d)?)?$`);
const EPOCH_TEXT = /^(?:\d{10}|\d{13})$/;

/** Numbers below this are seconds since 1970, the others milliseconds: as milliseconds it is March 1973, as seconds the year 5138. */
const SECONDS_BELOW = 1e11;

/** Other years have no plain ISO 8601 form. */
const YEAR_0 = Date.UTC(-1, 12);
const END_OF_YEAR_9999 = Date.UTC(10_000, 0) - 1;

/**
 * Reads a date or a date and time in ISO 8601, or in a database's form.
 *
 * @returns ISO 8601: unchanged if it already was, with `Z` where there was no zone; a date alone stays one. `undefined` for any other text,
 *   and for days and times that do not exist.
 * @example readDateTime('2020-10-27 07:58:19 UTC') // '2020-10-27T07:58:19Z'
 */
export function readDateTime(text: string): string | undefined {
  // Nearly every text fails here: checking one character is much cheaper than a regular expression.
  if (text.charCodeAt(4) !== 45) return undefined;
  if (ISO.test(text)) return isDayAlone(text) || isUtc(text) || ZONE.test(text) ? text : `${text}Z`;
  const [, day, clock, zone] = DATABASE.exec(text) ?? [];
  return clock === undefined ? undefined : `${day}T${clock}${isoZone(zone)}`;
}

export function isDayAlone(iso: string): boolean {
  return iso.length === 10;
}

function isUtc(iso: string): boolean {
  return iso.charCodeAt(iso.length - 1) === 90;
}

function isoZone(zone = 'Z'): string {
  if (zone === 'UTC' || /^[+-]00(?::?00)?$/.test(zone)) return 'Z';
  return zone.length === 3 ? `${zone}:00` : zone;
}

/** True for a `Date`, also from another realm. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

export function isInvalidDate(value: unknown): boolean {
  return isDate(value) && Number.isNaN(value.getTime());
}

/** ISO 8601 for an epoch in the years 0 to 9999: a number, or 10 or 13 digits as text. Numbers below `secondsBelow` are seconds. */
export function isoFromEpoch(value: unknown, secondsBelow = SECONDS_BELOW): string | undefined {
  const epoch = typeof value === 'string' && EPOCH_TEXT.test(value) ? Number(value) : value;
  if (typeof epoch !== 'number') return undefined;
  const time = Math.abs(epoch) < secondsBelow ? epoch * 1000 : epoch;
  return time >= YEAR_0 && time <= END_OF_YEAR_9999 ? new Date(time).toISOString() : undefined;
}

/**
 * A moment as an ISO 8601 datetime with a zone, from text, a `Date` or an epoch.
 *
 * @returns `undefined` when it cannot be read without guessing.
 * @example isoTimestamp('2020-10-27T07:58:19') // '2020-10-27T07:58:19Z'
 */
export function isoTimestamp(value: unknown): string | undefined {
  if (typeof value !== 'string')
    return isDate(value) ? isoFromEpoch(value.getTime(), 0) : isoFromEpoch(value);
  const text = value.trim();
  const read = readDateTime(text);
  if (read === undefined) return isoFromEpoch(text);
  if (isDayAlone(read)) return `${text}T00:00:00Z`;
  // RFC 3339, which parsers follow, requires seconds, and a colon in the offset.
  const iso = read.charCodeAt(16) === 58 ? read : `${read.slice(0, 16)}:00${read.slice(16)}`;
  return isUtc(iso) ? iso : iso.replace(/([+-]\d\d):?(\d\d)$/, '$1:$2');
}
