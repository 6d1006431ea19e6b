/** Code in place of a value. */
export class Code {
  constructor(readonly text: string) {}
}

/** A value as TypeScript: like JSON, with code in some places. */
export function literal(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{ ${entries.map(([key, part]) => `${keyText(key)}: ${literal(part)}`).join(', ')} }`;
}

/** The value with code in place of some texts. */
export function withCode(value: unknown, codes: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    const code = codes.get(value);
    return code === undefined ? value : new Code(code);
  }
  if (value instanceof Code || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => withCode(part, codes));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withCode(part, codes)]));
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
