/** A typed text as a number, or why it is not one. */
export type TypedNumber = { value: number } | { problem: 'no-number' | 'inexact' };

const NUMBER = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?\s*$/i;

/**
 * The number in a text, if a number can hold all its digits.
 *
 * @example typedNumber('1.') // { value: 1 }
 * @example typedNumber('12345678901234567890') // { problem: 'inexact' }: it would become 12345678901234567000
 */
export function typedNumber(text: string): TypedNumber {
  const canonical = exactly(text);
  if (canonical === undefined) return { problem: 'no-number' };
  const value = Number(text);
  // JSON writes a negative zero as 0.
  return exactly(String(value)) === canonical ? { value: value === 0 ? 0 : value } : { problem: 'inexact' };
}

const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Whether a number in a JSON text would lose digits. */
export function losesDigits(json: string): boolean {
  return [...json.matchAll(TEXT_OR_NUMBER)].some(([found]) => {
    const read = found.startsWith('"') ? undefined : typedNumber(found);
    return read !== undefined && 'problem' in read && read.problem === 'inexact';
  });
}

/** A canonical form for every number: `1.50` and `15e-1` are `15e-1`; `undefined` for anything else. */
function exactly(text: string): string | undefined {
  const [, sign = '', whole = '', part = '', power = '0'] = NUMBER.exec(text) ?? [];
  const digits = (whole + part).replace(/^0+(?=\d)/, '');
  if (digits === '') return undefined;
  if (digits === '0') return '0';
  const kept = digits.replace(/0+$/, '');
  return `${sign === '-' ? '-' : ''}${kept}e${Number(power) - part.length + digits.length - kept.length}`;
}
