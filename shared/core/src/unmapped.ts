import { pointerTo } from './pointer';
import type { Dictionary, DroppedEntry, MapResult, Pointer } from './types';

const DEEPEST = 100;

/** The leaves of an event that neither went out nor were dropped by a rule: Encharge has no field for them. */
export function unmappedLeaves(event: Dictionary, { trace = [], dropped = [] }: MapResult): DroppedEntry[] {
  const known = new Set([...trace, ...dropped].map(({ source }) => source));
  const found: DroppedEntry[] = [];
  visit(event, '', 0);
  return found;

  function visit(value: unknown, at: Pointer, depth: number): void {
    if (known.has(at) || at === '/type' || depth > DEEPEST || value === undefined) return;
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    if (entries.length === 0)
      found.push({ source: at, rule: 'event.unmapped', reason: 'Encharge has no field for it.' });
    for (const [key, item] of entries) visit(item, pointerTo(at, key), depth + 1);
  }
}
