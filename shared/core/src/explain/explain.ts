import { traitNameOf } from '../person/names';
import { isNested } from '../person/value';
import { PROPERTIES, ROOT } from '../plan';
import type { Plan } from '../plan';
import type { Placement, Remark } from '../plan-types';
import { pointerOf, pointerTo, stepOf } from '../pointer';
import type { RuleId } from '../rules';
import { reasonOf } from '../tables/reasons';
import type { Dictionary, DroppedEntry, Path, Pointer, TraceEntry } from '../types';
import { readDateTime } from '../values/dates';
import { valueAt, wellFormed } from '../values/values';
import { wordsOf } from '../warnings';
import { Coverage } from './coverage';
import { uncoveredLeaves } from './unmapped';

/** What a plan says about every part of an event. */
export interface Explanation {
  trace: TraceEntry[];
  dropped: DroppedEntry[];
}

/** Where every leaf of the payload came from, and what was dropped; with an event, also what no rule names. */
export function explain(plan: Plan): Explanation {
  const { event, settings, skipped } = plan;
  const coverage = new Coverage();
  const trace = traceOf(plan, coverage);
  const dropped = droppedOf(plan, coverage);
  if (event !== undefined && skipped === undefined)
    dropped.push(...uncoveredLeaves(event, coverage, settings.dialect));
  return { trace, dropped };
}

/** Leaf by leaf; a copied object has its source's shape. */
function traceOf(plan: Plan, coverage: Coverage): TraceEntry[] {
  const trace: TraceEntry[] = [];
  // What is added to a copied object has its own entry.
  const added = new Map<Pointer, Set<string>>();
  for (const { into, key } of plan.placements) {
    if (into !== PROPERTIES && into.length < 2) continue;
    const pointer = pointerOf(into);
    added.set(pointer, (added.get(pointer) ?? new Set()).add(key));
  }
  let holder: { into: Path; pointer: Pointer } = { into: ROOT, pointer: '' };
  for (const placement of plan.placements) {
    const { into, key, value, rule, from } = placement;
    if (into !== holder.into) holder = { into, pointer: pointerOf(into) };
    const target = pointerTo(holder.pointer, key);
    const others = isObject(value) ? added.get(target) : undefined;
    if (others === undefined) {
      addCopy(value, target, plan.placeOf(from), ruleOfPlacement(placement, plan));
      continue;
    }
    const copied = value as Dictionary;
    for (const below of Object.keys(copied).filter((one) => !others.has(one)))
      addCopy(copied[below], pointerTo(target, below), plan.placeOf(from && [...from, below]), rule);
  }
  return trace;

  function addCopy(copy: unknown, target: Pointer, place: Path, rule: RuleId): void {
    addLeaves(trace, rule, copy, target, coverage.add(place, copy));
  }
}

function addLeaves(
  trace: TraceEntry[],
  rule: RuleId,
  value: unknown,
  target: Pointer,
  source: Pointer,
): void {
  let isLeaf = true;
  if (isObject(value)) {
    for (const key of Object.keys(value)) {
      isLeaf = false;
      const step = stepOf(key);
      addLeaves(trace, rule, (value as Dictionary)[key], target + step, source + step);
    }
  }
  if (isLeaf) trace.push(source === '' ? { target, rule } : { target, source, rule });
}

/** A person field's rule depends on where its value was, and on what became of it. */
function ruleOfPlacement({ rule, key, value, from = [] }: Placement, plan: Plan): RuleId {
  if (rule === 'tags.list') return isMapped(key, from, plan) ? 'person.rename' : rule;
  if (rule !== 'person.traits') return rule;
  const trait = traitRule(key, from, plan);
  const isExact = trait === rule || trait === 'person.traits-on-events';
  return isExact ? (shapingRule(key, valueAt(plan.fields, from), value) ?? trait) : trait;
}

function isMapped(field: string, from: Path, { mapped }: Plan): boolean {
  return mapped?.get(field)?.from === from;
}

/** The rule that takes a trait for a person field. */
function traitRule(field: string, from: Path, plan: Plan): RuleId {
  const [source, name = ''] = from.map(String);
  if (isMapped(field, from, plan)) return 'person.rename';
  if (from.length > 2) return traitNameOf(name).field === 'company' ? 'person.company' : 'person.address';
  if (name !== field) return 'person.spelling';
  return source === 'userFields' ? 'person.traits-on-events' : 'person.traits';
}

/** The rule that shaped a trait's value, if one did. */
function shapingRule(field: string, given: unknown, sent: unknown): RuleId | undefined {
  if (field === 'unsubscribed') return 'person.unsubscribed';
  if (given === null) return 'person.clear';
  if (isNested(given)) return isObject(sent) ? 'person.nested' : 'person.list';
  if (typeof given === 'number') return typeof sent === 'number' ? undefined : 'values.epoch';
  if (typeof given === 'string') {
    if (field === 'ip' || sent === wellFormed(given)) return undefined;
    return readDateTime(given.trim()) === undefined ? 'values.epoch' : 'values.date';
  }
  return typeof given === 'boolean' ? undefined : 'values.date';
}

/** A remark's rule is its reason's, unless the customer's mappings decide. */
function ruleOfRemark({ reason, about = '', from = [] }: Remark, plan: Plan): RuleId {
  if (reason === 'field-taken') return traitRule(about, from, plan);
  return reason === 'email-trait-unused' && plan.mapped?.has('email') === true
    ? 'identity.mapped'
    : reasonOf(reason).rule;
}

/** A remark that applies to two fields reading the same place appears once. Adds the places to the covered ones. */
function droppedOf(plan: Plan, coverage: Coverage): DroppedEntry[] {
  const dropped = new Map<string, DroppedEntry>();
  const drop = (isLast: boolean): void => {
    for (const remark of plan.remarks) {
      const { text, sent, unlessSent = false } = reasonOf(remark.reason);
      if (unlessSent !== isLast) continue;
      const place = plan.placeOf(remark.from);
      if (sent === true) coverage.add(place);
      if (sent === true || place.length === 0 || (isLast && coverage.has(place))) continue;
      const source = pointerOf(place);
      const rule = ruleOfRemark(remark, plan);
      if (dropped.has(`${rule} ${source}`)) continue;
      dropped.set(`${rule} ${source}`, { source, rule, reason: wordsOf(text, remark, place) });
      coverage.add(place);
    }
  };
  drop(false);
  drop(true);
  return [...dropped.values()];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
