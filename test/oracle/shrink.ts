import type { mapEvent, MapOptions } from '@encharge-destinations/core';
import { disagreementOf } from './compare';
import type { Disagreement } from './compare';

/** Removes from event and options whatever the disagreement does not need. */
export function shrink(found: Disagreement, map: typeof mapEvent): Disagreement {
  let smallest = found;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const [event, options] of smallerOnes(smallest)) {
      const next = disagreementOf(event, options as MapOptions, map);
      if (next?.kind !== found.kind) continue;
      smallest = next;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

function* smallerOnes({ event, options }: Disagreement): Generator<[unknown, unknown]> {
  // Whole options and whole list items: the rest must still be valid options.
  const { dialect, ...others } = options;
  for (const fewer of withoutOnePart(others, 2)) yield [event, { ...(fewer as object), dialect }];
  for (const less of withoutOnePart(event)) yield [less, options];
}

/** The value without one of its keys or items, at any depth up to the limit. */
function* withoutOnePart(whole: unknown, depth = Infinity): Generator {
  if (typeof whole !== 'object' || whole === null || depth === 0) return;
  const entries = Object.entries(whole) as [string, unknown][];
  const wrap = (parts: [string, unknown][]): unknown =>
    Array.isArray(whole) ? parts.map(([, item]) => item) : Object.fromEntries(parts);
  for (const [key, part] of entries) {
    yield wrap(entries.filter(([other]) => other !== key));
    for (const smaller of withoutOnePart(part, depth - 1))
      yield wrap(entries.map(([other, item]) => [other, other === key ? smaller : item]));
  }
}
