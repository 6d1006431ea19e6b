const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|\{\s*\}|\[\s*\]|[{}[\]:,]|[^\s{}[\]:,"]+/gs;
const EMPTY = /^[{[]\s*[}\]]$/;

/**
 * Lays out JSON in lines like `JSON.stringify(value, undefined, 2)`, but keeps every value as written: `1.0` and numbers with twenty digits
 * stay unchanged.
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
