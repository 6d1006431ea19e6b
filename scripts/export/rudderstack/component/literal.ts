/**
 * JSON as an expression of TypeScript. In a literal the key `__proto__` sets the prototype unless it is computed.
 *
 * @example literal({ ['__proto__']: 1 }) // '{["__proto__"]: 1}'
 */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => {
      const name = JSON.stringify(key);
      return `${key === '__proto__' ? `[${name}]` : name}: ${literal(member)}`;
    });
  return `{${members.join(', ')}}`;
}
