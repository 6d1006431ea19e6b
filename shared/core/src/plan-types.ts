import type { RuleId } from './rules';
import type { Reason } from './tables/reasons';
import type { Path } from './types';

/** One value of the payload, or a whole copied object, and where it comes from. */
export interface Placement {
  /** The object in the payload that gets it. */
  into: Path;
  key: string;
  value: unknown;
  rule: RuleId;
  /** The place in the fields; unset for a constant and for a value from an option. A copied object has its source's shape. */
  from: Path | undefined;
}

/** Something in the fields that does not go out, or not unchanged. */
export interface Remark {
  from: Path | undefined;
  reason: Reason;
  /** What the reason's text names, such as a field. */
  about: string | undefined;
}

/** The place of one field in the event; for a composed field, the place of each of its keys. */
export type FieldPlace = Path | Readonly<Record<string, Path>>;

/** The place of each field in the event. */
export type FieldPlaces = Readonly<Record<string, FieldPlace>>;

/** The person fields that a customer mapped, by name. */
export type MappedFields = ReadonlyMap<string, { value: unknown; from: Path }>;

/** A value found in the fields. */
export interface Found<T = unknown> {
  value: T;
  from: Path;
  rule: RuleId;
}

/** One part of an identity. */
export type IdentityPart = Found<string>;

/** The same, if it is known. */
export type Part = IdentityPart | undefined;

/** The ids or the emails of an alias. */
export type Pair = readonly [previous: IdentityPart, next: IdentityPart];

/** The person of an event. */
export interface Identity {
  userId: Part;
  email: Part;
  anonymousId: Part;
}

/** A person field as found: its name in Encharge, its value and its place. */
export interface FoundField {
  field: string;
  value: unknown;
  from: Path;
  /** Set where the customer mapped it: then its name implies nothing. */
  isMapped?: boolean;
}

/** A person field's value, unless it is an object. */
export type Scalar = string | number | boolean;

/** Checks each key of a copied object: returns the value to copy, or `undefined` to drop it. `path` leads to it, and changes afterwards. */
export type Filter = (key: string, value: unknown, path: Path) => unknown;
