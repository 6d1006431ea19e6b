/** A fixture that cannot be used. The message names the file, the field and what to do. */
export class ExchangeError extends Error {
  constructor(
    /** The file's name. */
    readonly file: string,
    /** JSON Pointer to the field; empty for the file as a whole. */
    readonly pointer: string,
    problem: string,
  ) {
    super(`${file}${pointer === '' ? '' : ` at ${pointer}`}: ${problem}`);
    this.name = 'ExchangeError';
  }
}
