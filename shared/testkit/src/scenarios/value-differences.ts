/** One difference between two JSON values; `undefined` means absent. */
export interface ValueDifference {
  /** JSON Pointer. */
  pointer: string;
  expected: unknown;
  actual: unknown;
}

/**
 * The leaves in which two JSON values differ, in document order.
 *
 * @example valueDifferences({ user: { a: 1 } }, { user: { b: 1 } })
 * // [{ pointer: '/user/a', expected: 1, actual: undefined }, { pointer: '/user/b', expected: undefined, actual: 1 }]
 */
export function valueDifferences(expected: unknown, actual: unknown, pointer = ''): ValueDifference[] {
  if (Object.is(expected, actual)) return [];
  const [one, other] = [entriesOf(expected), entriesOf(actual)];
  // Lists and objects never turn into each other key by key, nor into a leaf.
  const isBranch =
    one !== undefined && other !== undefined && Array.isArray(expected) === Array.isArray(actual);
  if (!isBranch) return [{ pointer, expected, actual }];
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].flatMap((key) =>
    valueDifferences(
      one.get(key),
      other.get(key),
      `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`,
    ),
  );
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}
