const REQUEST_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'content-type',
  'x-encharge-token',
  'x-segment-actions',
]);
const ANSWER_HEADERS: ReadonlySet<string> = new Set(['allow', 'content-type', 'retry-after']);

/** Whether a fixture may keep a header. Everything else is dropped: cookies, servers, traces, times. */
export function isKeptHeader(side: 'request' | 'answer', name: string): boolean {
  return (side === 'request' ? REQUEST_HEADERS : ANSWER_HEADERS).has(name.toLowerCase());
}

/**
 * The headers that a fixture keeps, by lower-case name in alphabetical order. A `Retry-After` date becomes seconds after the answer's
 * own `Date`; without one it is dropped.
 *
 * @example keptHeaders('answer', { 'Content-Type': 'text/html', 'Set-Cookie': '…' }) // { 'content-type': 'text/html' }
 */
export function keptHeaders(
  side: 'request' | 'answer',
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const kept = [...lower].flatMap(([name, value]): [string, string][] => {
    if (!isKeptHeader(side, name)) return [];
    if (name !== 'retry-after' || /^\d+$/.test(value)) return [[name, value]];
    const seconds = Math.ceil((Date.parse(value) - Date.parse(lower.get('date') ?? '')) / 1000);
    return Number.isNaN(seconds) ? [] : [[name, String(Math.max(0, seconds))]];
  });
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
