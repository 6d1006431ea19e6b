import type { RuleId } from '../rules';
import type { Dialect, Pointer } from '../types';

/** A place in the event; with `when` only for events of these channels. */
export interface GuardedPath {
  path: string;
  when: { path: string; in: readonly unknown[] };
}

/** Where a field's value comes from. */
export type Source =
  /** The first of these dot paths that is not blank. */
  | { paths: readonly (string | GuardedPath)[] }
  /** An object, put together from the field's own `fields`. */
  | { parts: true }
  /** An option decides; the value is what a mapping starts with. */
  | { option: 'objectType' | 'traitsOnEvents' | 'rename'; initial?: string }
  /** Nothing, unless the customer maps something. */
  | { unmapped: true };

/** How a plain field becomes a value of the payload. */
export type Normaliser = 'text' | 'id' | 'timestamp' | 'ip';

/** What makes a value usable. */
export type Usable = 'id' | 'email' | 'timestamp' | 'ip';

/** What the mapping itself needs of one field: where its value comes from by default, and where it goes. */
export interface TableField {
  /** The field's name in mappings. It never changes: saved mappings refer to it. */
  key: string;
  source: Source;
  rule: RuleId;
  /** Where the value goes in the payload of each dialect; nowhere in a dialect that is not named. */
  to: Partial<Record<Dialect, readonly Pointer[]>>;
  /** Set on fields that are copied as they are; identity, person fields and properties have their own rules. */
  normalise?: Normaliser;
  /** The parts of an object. */
  fields?: readonly TableField[];
  /** Of several paths the first with a usable value counts: one that is none hides no other. */
  usable?: Usable;
  /** Read in both dialects: whether, or as what, the call goes out depends on it. */
  decides?: true;
}
