import type { RuleId } from './rules';
import type { Reason } from './tables/reasons';
import type { Path } from './types';

/** One value of the payload, or a whole copied object, and where it comes from. */
export interface Placement {
  /** The object of the payload that gets it. */
  into: Path;
  key: string;
  value: unknown;
  rule: RuleId;
  /** The place in the fields; unset for a constant and for what an option gives. A copied object has the shape of its source. */
  from: Path | undefined;
}

/** Something of the fields that does not go out, or not as it stands there. */
export interface Remark {
  from: Path | undefined;
  reason: Reason;
  /** What the words of the reason name, such as a field. */
  about: string | undefined;
  /** Where the reason alone does not say it. */
  rule: RuleId | undefined;
}

/** Where one field stood in the event; for a field that was put together, where each of its keys stood. */
export type FieldPlace = Path | Readonly<Record<string, Path>>;

/** Where each field stood in the event. */
export type FieldPlaces = Readonly<Record<string, FieldPlace>>;

/** The person fields that a customer mapped, by name. */
export type MappedFields = ReadonlyMap<string, { value: unknown; from: Path }>;

/** A value of the fields, where it stood and by which rule it is taken. */
export interface Found<T = unknown> {
  value: T;
  from: Path;
  rule: RuleId;
}

/** One part of an identity. */
export type IdentityPart = Found<string>;

/** Who an event is about. */
export interface Identity {
  userId: IdentityPart | undefined;
  email: IdentityPart | undefined;
  anonymousId: IdentityPart | undefined;
}

/** A person field as it was found: its name in Encharge, its value and where that stood. */
export interface FoundField {
  field: string;
  value: unknown;
  from: Path;
  /** Set where the customer mapped it: then nothing is guessed from its name. */
  isMapped?: boolean;
}

/** A trait, or a part of one, on its way to a person field. */
export interface Trait extends FoundField {
  rule: RuleId;
  /** What the lists of allowed and denied fields may call it besides the field's name. */
  names: readonly string[];
}

/** A person field's value on its way out, and the rule that shaped it. */
export interface FieldValue {
  value: unknown;
  /** Unset for a scalar that went through as it was. */
  rule?: RuleId;
}
