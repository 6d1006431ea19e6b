import type { Placement } from '../plan';
import type { Dictionary, IngestPayload } from '../types';

/** The payload: each placement at its place, later ones inside of or over earlier ones. */
export function fold(placements: readonly Placement[]): IngestPayload {
  const payload: Dictionary = {};
  for (const { to, value } of placements) {
    let holder = payload;
    const last = to.length - 1;
    for (let step = 0; step < last; step += 1) {
      const key = to[step] ?? '';
      holder = (holder[key] ??= {}) as Dictionary;
    }
    holder[to[last] ?? ''] = value;
  }
  return payload as unknown as IngestPayload;
}
