import type { Call } from './calls';
import { MappingError } from './errors';
import type { FieldPlace, FieldPlaces, MappedFields, Placement, Remark } from './plan-types';
import { pointerOf } from './pointer';
import type { RuleId } from './rules';
import { FAULTS } from './tables/faults';
import type { Fault } from './tables/faults';
import type { Reason } from './tables/reasons';
import { SKIPS } from './tables/skips';
import type { SkipReason } from './tables/skips';
import type { Dictionary, Fields, Path, Settings, Skip } from './types';
import { isBlank, isDictionary, valueAt } from './values/values';

/** The payload's objects: itself, the person, the properties. */
export const ROOT: Path = [];
export const USER: Path = ['user'];
export const PROPERTIES: Path = ['properties'];

/**
 * One call on its way to Encharge: its fields, and what happens to them. A single step puts a value into the payload and into the list that
 * an explanation reads, so that the two cannot disagree.
 */
export class Plan {
  readonly payload: Dictionary = {};
  /** Empty unless the options request a trace. */
  readonly placements: Placement[] = [];
  readonly remarks: Remark[] = [];
  /** Why nothing goes out, if so. */
  skipped: Skip | undefined;
  /** Where the last value went, and mostly the next one goes. */
  private into = ROOT;
  private holder = this.payload;

  /**
   * @param places Of fields that were read from an event; the others are their own place, since a host resolved them.
   * @param mapped What the customer mapped among the fields; of an event, set when they have been read.
   */
  constructor(
    readonly call: Call,
    readonly fields: Fields,
    readonly settings: Settings,
    private places: FieldPlaces = {},
    readonly event?: Dictionary,
    public mapped = mappedFields(fields, settings),
  ) {}

  place(into: Path, key: string, value: unknown, rule: RuleId, from?: Path): void {
    if (into !== this.into) {
      this.into = into;
      this.holder = this.payload;
      for (const step of into) this.holder = (this.holder[step] ??= {}) as Dictionary;
    }
    this.holder[key] = value;
    if (this.settings.trace) this.placements.push({ into, key, value, rule, from });
  }

  /** @returns nothing, so that a function can report the reason and return nothing in one step. */
  remark(reason: Reason, from?: Path, about?: string): undefined {
    this.remarks.push({ from, reason, about });
  }

  skip(reason: SkipReason, days?: number): void {
    const { rule, text } = SKIPS[reason];
    this.skipped = { rule, reason: text.replace('{call}', this.call).replace('{days}', String(days)) };
  }

  /** A call's field that is an object, empty for anything else; PHP writes an empty object as an empty list. */
  objectIn(key: string, otherwise: Reason, value = this.fields[key]): Dictionary {
    if (isDictionary(value)) return value;
    const isEmptyList = Array.isArray(value) && value.length === 0;
    if (!isBlank(value) && !isEmptyList) this.remark(otherwise, [key]);
    return {};
  }

  /** What is wrong with the call's field, or with something in it: the caller throws it. */
  fault(fault: Fault, from: Path): MappingError {
    const { code, rule, text } = FAULTS[fault];
    const path = pointerOf(this.placeOf(from));
    return new MappingError(code, path, rule, `${this.call}: ${text.replace('{path}', () => path)}`);
  }

  /** The place of a field in the event, where that is not its usual one. */
  foundAt(key: string, place: FieldPlace): void {
    this.places = { ...this.places, [key]: place };
  }

  /** The place in the event of something in the fields; empty for something that has none. */
  placeOf(from: Path = []): Path {
    const [field, key] = from;
    const place = this.places[String(field)];
    if (!place) return from;
    if (isPath(place)) return from.length === 1 ? place : [...place, ...from.slice(1)];
    const placeOfKey = place[String(key)];
    return placeOfKey ? [...placeOfKey, ...from.slice(2)] : [];
  }
}

function isPath(place: FieldPlace): place is Path {
  return Array.isArray(place);
}

/**
 * The person fields that a customer mapped: renames of traits and properties, and the `personFields` from elsewhere in the event or from a
 * host. Blank values count as not mapped, so they never hide a known one; a `null` is kept for `clearOnNull`.
 */
export function mappedFields(fields: Fields, { renames }: Settings): MappedFields | undefined {
  const given = fields['personFields'];
  if (renames.length === 0 && given === undefined) return undefined;
  const mapped = new Map<string, { value: unknown; from: Path }>();
  const keep = (to: string, value: unknown, from: Path): void => {
    if (isBlank(mapped.get(to)?.value) && (value === null || !isBlank(value)))
      mapped.set(to, { value, from });
  };
  for (const { fields: sources, path, to } of renames)
    for (const source of sources) keep(to, valueAt(fields[source], path), [source, ...path]);
  if (isDictionary(given)) for (const to of Object.keys(given)) keep(to, given[to], ['personFields', to]);
  return mapped;
}
