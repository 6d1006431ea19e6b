import type { Call } from './calls';
import { MappingError } from './errors';
import type { RuleId } from './rules';
import { FAULTS } from './tables/faults';
import type { Fault } from './tables/faults';
import type { Reason } from './tables/reasons';
import { SKIPS } from './tables/skips';
import type { SkipReason } from './tables/skips';
import type { Fields, Path, Settings, Skip } from './types';
import { pointerOf } from './pointer';

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

/** The payload itself, as a place. */
export const ROOT: Path = [];
/** The person in the payload. */
export const USER: Path = ['user'];
/** The properties in the payload. */
export const PROPERTIES: Path = ['properties'];

const NONE: MappedFields = new Map();

/**
 * One call on its way to Encharge: its fields, and what becomes of them. The payload is the fold of the placements, an explanation
 * reads both lists.
 */
export class Plan {
  readonly placements: Placement[] = [];
  readonly remarks: Remark[] = [];
  /** Why nothing goes out, if nothing does. */
  skipped: Skip | undefined;
  /** Set by the first step of building. */
  mapped: MappedFields = NONE;
  readonly call: Call;
  readonly fields: Fields;
  readonly settings: Settings;
  private readonly places: FieldPlaces;

  /** @param places Fields that are not named here are their own place: a host resolved them. */
  constructor(call: Call, fields: Fields, settings: Settings, places: FieldPlaces = {}) {
    this.call = call;
    this.fields = fields;
    this.settings = settings;
    this.places = places;
  }

  place(into: Path, key: string, value: unknown, rule: RuleId, from?: Path): void {
    this.placements.push({ into, key, value, rule, from });
  }

  remark(reason: Reason, from?: Path, about?: string, rule?: RuleId): void {
    this.remarks.push({ from, reason, about, rule });
  }

  skip(reason: SkipReason, days?: number): void {
    const { rule, text } = SKIPS[reason];
    this.skipped = { rule, reason: text.replace('{call}', this.call).replace('{days}', String(days)) };
  }

  /** What is wrong with the field of the call, or with something in it: the caller throws it. */
  fault(fault: Fault, from: Path): MappingError {
    const { code, rule, text } = FAULTS[fault];
    const path = pointerOf(this.placeOf(from));
    return new MappingError(code, path, rule, `${this.call}: ${text.replace('{path}', () => path)}`);
  }

  /** Where in the event something in the fields stood, or what is in it at a key; empty for what stood nowhere. */
  placeOf(from: Path | undefined, key?: string): Path {
    if (from === undefined) return [];
    const steps = key === undefined ? from : [...from, key];
    const place = this.places[String(steps[0])];
    if (place === undefined) return steps;
    if (isPath(place)) return steps.length === 1 ? place : [...place, ...steps.slice(1)];
    const placeOfKey = place[String(steps[1])];
    return placeOfKey === undefined ? [] : [...placeOfKey, ...steps.slice(2)];
  }
}

function isPath(place: FieldPlace): place is Path {
  return Array.isArray(place);
}
