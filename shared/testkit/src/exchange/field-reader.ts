import { ExchangeError } from './exchange-error';

/** Reads the fields of one JSON object strictly: a missing, mistyped or unknown field is an {@link ExchangeError}. */
export class FieldReader {
  readonly #members: ReadonlyMap<string, unknown>;

  constructor(
    readonly file: string,
    readonly pointer: string,
    value: unknown,
    known: readonly string[],
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new ExchangeError(file, pointer, 'must be an object.');
    this.#members = new Map(Object.entries(value));
    for (const key of this.#members.keys())
      if (!known.includes(key))
        throw new ExchangeError(
          file,
          `${pointer}/${key}`,
          `is not a known field. Fields: ${known.join(', ')}.`,
        );
  }

  /** An error about a field. */
  error(key: string, problem: string): ExchangeError {
    return new ExchangeError(this.file, `${this.pointer}/${key}`, problem);
  }

  has(key: string): boolean {
    return this.#members.has(key);
  }

  get(key: string): unknown {
    return this.#members.get(key);
  }

  text(key: string): string {
    const value = this.get(key);
    if (typeof value !== 'string' || value.trim() === '') throw this.error(key, 'must be a text.');
    return value;
  }

  oneOf<Value extends string>(key: string, values: readonly Value[]): Value {
    const found = values.find((value) => value === this.get(key));
    if (found === undefined) throw this.error(key, `must be one of ${values.join(', ')}.`);
    return found;
  }

  integer(key: string, least: number, most: number): number {
    const value = this.get(key);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
      throw this.error(key, `must be a whole number from ${least} to ${most}.`);
    return value;
  }

  list(key: string): unknown[] {
    const value = this.get(key);
    if (!Array.isArray(value)) throw this.error(key, 'must be a list.');
    return value;
  }

  /** An object of texts. */
  texts(key: string): Record<string, string> {
    const value = this.get(key);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw this.error(key, 'must be an object of texts.');
    const entries = Object.entries(value).map(([name, member]: [string, unknown]) => {
      if (typeof member !== 'string') throw this.error(`${key}/${name}`, 'must be a text.');
      return [name, member] as const;
    });
    return Object.fromEntries(entries);
  }
}
