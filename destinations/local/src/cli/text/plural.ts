/** A number with its noun: `1 warning`, `2 warnings`. */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
