/** Values that an event in a program can hold and JSON cannot, by their key in `event.json`. */
const REVIVERS: ReadonlyMap<string, (value: unknown) => unknown> = new Map<
  string,
  (value: unknown) => unknown
>([
  ['$date', (value) => new Date(String(value))],
  ['$number', (value) => Number(value)],
  ['$symbol', (value) => Symbol(String(value))],
  ['$function', (value) => () => value],
]);

/**
 * Reads a scenario's event. Apps pass more than JSON to SDKs; an object with only one of these keys stands for one of these values: `{"$date":
 * "2026-01-02T03:04:05Z"}` (any other text is an invalid date), `{"$number": "NaN"}`, `{"$symbol": "x"}`, `{"$function": "x"}`.
 *
 * @throws {SyntaxError} for invalid JSON.
 */
export function reviveEvent(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const [entry, ...more] = Object.entries(value);
    const revive = entry === undefined || more.length > 0 ? undefined : REVIVERS.get(entry[0]);
    return revive === undefined || entry === undefined ? value : revive(entry[1]);
  });
}
