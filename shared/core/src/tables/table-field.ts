import type { RuleId } from '../rules';
import type { Dialect, Pointer } from '../types';

/** A place in the event; with `when` only for events from these channels. */
export interface GuardedPath {
  path: string;
  when: { path: string; in: readonly unknown[] };
}

/** Where a field's value comes from. */
export type Source =
  /** The first of these dot paths that is not blank. */
  | { paths: readonly (string | GuardedPath)[] }
  /** An object composed from the field's own `fields`. */
  | { parts: true }
  /** An option decides; `initial` is a mapping's initial value. */
  | { option: 'objectType' | 'traitsOnEvents' | 'rename'; initial?: string }
  /** Nothing, until the customer maps something. */
  | { unmapped: true };

/** How a plain field becomes a payload value. */
export type Normaliser = 'text' | 'id' | 'timestamp' | 'ip';

/** What makes a value usable. */
export type Usable = 'id' | 'email' | 'timestamp' | 'ip';

/** What the mapping itself needs to know about one field: where its value comes from by default, and where it goes. */
export interface TableField {
  /** The field's name in mappings. It never changes, because saved mappings refer to it. */
  key: string;
  source: Source;
  rule: RuleId;
  /** The value's place in each dialect's payload; nowhere in a dialect that is not listed. */
  to: Partial<Record<Dialect, readonly Pointer[]>>;
  /** Set on fields that are copied unchanged; identity, person fields and properties have their own rules. */
  normalise?: Normaliser;
  /** An object's parts. */
  fields?: readonly TableField[];
  /** Of several paths, the first with a usable value counts: an unusable one hides no other. */
  usable?: Usable;
  /** Read in both dialects: it decides whether, or as what, the call goes out. */
  decides?: true;
}
