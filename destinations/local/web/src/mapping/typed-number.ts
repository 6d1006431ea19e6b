/** What a typed text is as a number: the number, or why it is none. */
export type TypedNumber = { value: number } | { problem: 'no-number' | 'inexact' };

const NUMBER = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?\s*$/i;

/**
 * The number that a text says, where a number can hold it to its last digit.
 *
 * @example typedNumber('1.') // { value: 1 }
 * @example typedNumber('12345678901234567890') // { problem: 'inexact' }: it would become 12345678901234567000
 */
export function typedNumber(text: string): TypedNumber {
  const said = exactly(text);
  if (said === undefined) return { problem: 'no-number' };
  const value = Number(text);
  // A negative zero is written as 0 in JSON.
  return exactly(String(value)) === said ? { value: value === 0 ? 0 : value } : { problem: 'inexact' };
}

const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Whether a JSON text has a number that would lose digits. */
export function losesDigits(json: string): boolean {
  return [...json.matchAll(TEXT_OR_NUMBER)].some(([found]) => {
    const read = found.startsWith('"') ? undefined : typedNumber(found);
    return read !== undefined && 'problem' in read && read.problem === 'inexact';
  });
}

/** One writing for every number: `1.50` and `15e-1` are `15e-1`; `undefined` for what is not a number. */
function exactly(text: string): string | undefined {
  const [, sign = '', whole = '', part = '', power = '0'] = NUMBER.exec(text) ?? [];
  const digits = (whole + part).replace(/^0+(?=\d)/, '');
  if (digits === '') return undefined;
  if (digits === '0') return '0';
  const kept = digits.replace(/0+$/, '');
  return `${sign === '-' ? '-' : ''}${kept}e${Number(power) - part.length + digits.length - kept.length}`;
}
