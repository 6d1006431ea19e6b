import type { Column } from './columns';

/** A row's identify call; empty cells and columns without a name are ignored. */
export function rowEvent(columns: readonly Column[], cells: readonly string[]): object {
  const event: Record<string, unknown> = { type: 'identify' };
  for (const [index, { path }] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (path !== undefined && cell.trim() !== '') putAt(event, path, cell);
  }
  return event;
}

/** Column names come from a file: every key becomes an own property, even `__proto__`. */
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
