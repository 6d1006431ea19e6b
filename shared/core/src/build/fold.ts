import type { Placement } from '../plan-types';
import type { Dictionary, IngestPayload, Path } from '../types';

/** The payload: each placement at its place, later ones inside of or over earlier ones. */
export function fold(placements: readonly Placement[]): IngestPayload {
  const payload: Dictionary = {};
  let holder = payload;
  let held: Path | undefined;
  for (const { into, key, value } of placements) {
    // Neighbours mostly go into the same object.
    if (into !== held) holder = objectAt(payload, (held = into));
    holder[key] = value;
  }
  return payload as unknown as IngestPayload;
}

function objectAt(payload: Dictionary, path: Path): Dictionary {
  let holder = payload;
  for (const key of path) holder = (holder[key] ??= {}) as Dictionary;
  return holder;
}
