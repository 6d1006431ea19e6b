import type { Column } from './columns';

/** The identify call of a row; an empty cell says nothing, and neither does a column without a name. */
export function rowEvent(columns: readonly Column[], cells: readonly string[]): object {
  const event: Record<string, unknown> = { type: 'identify' };
  for (const [index, { path }] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (path !== undefined && cell.trim() !== '') putAt(event, path, cell);
  }
  return event;
}

/** Names of columns come from a file: a key is always the object's own, `__proto__` too. */
function putAt(root: Record<string, unknown>, path: readonly string[], value: string): void {
  let target = root;
  for (const [index, key] of path.entries()) {
    const isLast = index === path.length - 1;
    if (isLast || !Object.hasOwn(target, key))
      Object.defineProperty(target, key, {
        value: isLast ? value : {},
        enumerable: true,
        writable: true,
        configurable: true,
      });
    target = target[key] as Record<string, unknown>;
  }
}
