const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|\{\s*\}|\[\s*\]|[{}[\]:,]|[^\s{}[\]:,"]+/gs;
const EMPTY = /^[{[]\s*[}\]]$/;

/**
 * Lays JSON out in lines, as `JSON.stringify(value, undefined, 2)` does, but leaves every value as it is written: `1.0` and numbers of
 * twenty digits stay what they are.
 *
 * @example layOut('{"a":[1.0]}') // '{\n  "a": [\n    1.0\n  ]\n}'
 */
export function layOut(json: string): string {
  let level = 0;
  const newLine = (): string => `\n${'  '.repeat(level)}`;
  const laidOut = (json.match(TOKENS) ?? []).map((token) => {
    if (EMPTY.test(token)) return token.charAt(0) + token.charAt(token.length - 1);
    switch (token) {
      case '{':
      case '[':
        level += 1;
        return token + newLine();
      case '}':
      case ']':
        level -= 1;
        return newLine() + token;
      case ',':
        return token + newLine();
      case ':':
        return ': ';
      default:
        return token;
    }
  });
  return laidOut.join('');
}
