/** Freezes a value and everything in it, however deep, so that every change throws. */
export function deepFreeze<T>(value: T): T {
  const pending: unknown[] = [value];
  for (let next = pending.pop(); pending.length > 0 || isObject(next); next = pending.pop()) {
    if (!isObject(next) || Object.isFrozen(next)) continue;
    for (const item of Object.values(Object.freeze(next)) as unknown[]) pending.push(item);
  }
  return value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
