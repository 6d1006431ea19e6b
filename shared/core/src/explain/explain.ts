import { isNested } from '../person/value';
import { PROPERTIES, ROOT } from '../plan';
import type { Plan } from '../plan';
import { pointerOf, pointerTo, stepOf } from '../pointer';
import type { RuleId } from '../rules';
import { reasonOf } from '../tables/reasons';
import type { Dictionary, DroppedEntry, Fields, Path, Pointer, TraceEntry } from '../types';
import { readDateTime } from '../values/dates';
import { valueAt, wellFormed } from '../values/values';
import { ruleOf, wordsOf } from '../warnings';
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
  for (const { into, key, value, rule, from } of plan.placements) {
    if (into !== holder.into) holder = { into, pointer: pointerOf(into) };
    const target = pointerTo(holder.pointer, key);
    const others = isObject(value) ? added.get(target) : undefined;
    for (const below of others === undefined ? [] : Object.keys(value as Dictionary)) {
      if (others?.has(below) === false)
        addCopy(
          (value as Dictionary)[below],
          pointerTo(target, below),
          plan.placeOf(from && [...from, below]),
          rule,
        );
    }
    if (others === undefined)
      addCopy(value, target, plan.placeOf(from), shapingRule(rule, key, value, plan.fields, from));
  }
  return trace;

  function addCopy(copy: unknown, target: Pointer, place: Path, rule: RuleId): void {
    coverage.add(place, copy);
    addLeaves(trace, rule, copy, target, pointerOf(place));
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
      addLeaves(trace, rule, (value as Dictionary)[key], `${target}/${step}`, `${source}/${step}`);
    }
  }
  if (isLeaf) trace.push(source === '' ? { target, rule } : { target, source, rule });
}

/** The rule that shaped a trait's value, or else the one that took the trait. */
function shapingRule(rule: RuleId, field: string, sent: unknown, fields: Fields, from: Path = []): RuleId {
  if (rule !== 'person.traits' && rule !== 'person.traits-on-events') return rule;
  const given = valueAt(fields, from);
  if (field === 'unsubscribed') return 'person.unsubscribed';
  if (given === null) return 'person.clear';
  if (isNested(given)) return isObject(sent) ? 'person.nested' : 'person.list';
  if (typeof given === 'number') return typeof sent === 'number' ? rule : 'values.epoch';
  if (typeof given === 'string') {
    if (field === 'ip' || sent === wellFormed(given)) return rule;
    return readDateTime(given.trim()) === undefined ? 'values.epoch' : 'values.date';
  }
  return typeof given === 'boolean' ? rule : 'values.date';
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
      const rule = ruleOf(remark);
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
