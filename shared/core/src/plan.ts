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

/** The payload itself, as a place. */
export const ROOT: Path = [];
/** The person in the payload. */
export const USER: Path = ['user'];
/** The properties in the payload. */
export const PROPERTIES: Path = ['properties'];

/** What becomes of one call: the payload is the fold of the placements, an explanation reads both lists. */
export class Plan {
  readonly placements: Placement[] = [];
  readonly remarks: Remark[] = [];
  private readonly places: FieldPlaces;

  /** @param places Fields that are not named here are their own place: a host resolved them. */
  constructor(places: FieldPlaces = {}) {
    this.places = places;
  }

  place(into: Path, key: string, value: unknown, rule: RuleId, from?: Path): void {
    this.placements.push({ into, key, value, rule, from });
  }

  remark(reason: Reason, from?: Path, about?: string, rule?: RuleId): void {
    this.remarks.push({ from, reason, about, rule });
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

  /** True for a field whose keys stood in different places of the event. */
  isPutTogether(from: Path | undefined): boolean {
    if (from === undefined || from.length > 1) return false;
    const place = this.places[String(from[0])];
    return place !== undefined && !isPath(place);
  }
}

function isPath(place: FieldPlace): place is Path {
  return Array.isArray(place);
}
