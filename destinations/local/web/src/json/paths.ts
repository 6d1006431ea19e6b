import type { Json } from '../../../src/workbench/api';

/** A value of the event that a mapping can read. */
export interface EventPath {
  /** As in a mapping, without `$.`: `context.traits.email`. */
  path: string;
  /** The value, shortened. */
  sample: string;
}

const DEEPEST = 6;
const LONGEST_SAMPLE = 60;
/** The mapping languages cannot express a key with these characters in a dot path. */
const UNREACHABLE = /[.[\]'"]/;

/**
 * Every path in an event that a mapping can name, in event order, objects before their contents.
 *
 * @example pathsOf({ traits: { plan: 'pro' } }) // [{ path: 'traits', sample: '{…}' }, { path: 'traits.plan', sample: 'pro' }]
 */
export function pathsOf(event: Json | undefined): EventPath[] {
  const found: EventPath[] = [];
  collect(event, '', 0, found);
  return found;
}

/** Whether an event has a value at a path. */
export function isThere(event: Json | undefined, path: string): boolean {
  let value = event;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    value = Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value !== undefined;
}

function collect(value: Json | undefined, base: string, depth: number, found: EventPath[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth >= DEEPEST) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === '' || UNREACHABLE.test(key)) continue;
    const path = base === '' ? key : `${base}.${key}`;
    found.push({ path, sample: sampleOf(item) });
    collect(item, path, depth + 1, found);
  }
}

function sampleOf(value: Json): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object' && value !== null) return '{…}';
  const text = String(value);
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text;
}
