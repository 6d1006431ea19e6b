import type { Placement, Plan, Remark } from '../plan';
import { reasonOf } from '../reasons';
import type { RuleId } from '../rules';
import type { Dictionary, DroppedEntry, MapResult, MapWarning, Pointer, TraceEntry } from '../types';
import { pointerOf, pointerTo } from '../values/path';
import type { Path } from '../values/path';
import { leavesWithoutReason } from './unmapped';

/**
 * What a plan says to people: warnings always; where every leaf came from and what was dropped when `trace` asks for it.
 *
 * @param event The event as it came, to find what no rule names; without it that is left out.
 */
export function explain(
  plan: Plan,
  trace: boolean,
  event?: Dictionary,
): Pick<MapResult, 'warnings' | 'trace' | 'dropped'> {
  const warnings = warningsOf(plan.remarks);
  if (!trace) return { warnings };
  const entries = traceOf(plan.placements);
  const known = new Set(entries.map(({ source }) => source));
  const dropped = droppedOf(plan.remarks, known);
  if (event !== undefined) dropped.push(...leavesWithoutReason(event, known));
  return { warnings, trace: entries, dropped };
}

function warningsOf(remarks: readonly Remark[]): MapWarning[] {
  return remarks
    .filter(({ reason }) => reasonOf(reason).warning === true)
    .map((remark) => ({
      rule: ruleOf(remark),
      path: pointerOf(remark.from ?? []),
      message: wordsOf(remark),
    }));
}

function traceOf(placements: readonly Placement[]): TraceEntry[] {
  const targets = new Set(placements.map(({ to }) => pointerOf(to)));
  const trace: TraceEntry[] = [];
  for (const { to, value, rule, from } of placements) {
    const source = from === undefined ? '' : pointerOf(from);
    addLeaves(trace, rule, value, pointerOf(to), source, targets);
  }
  return trace;
}

/** Leaf by leaf; a copied object has the shape of its source. What another placement put into it has an entry already. */
function addLeaves(
  trace: TraceEntry[],
  rule: RuleId,
  value: unknown,
  target: Pointer,
  source: Pointer,
  targets: ReadonlySet<Pointer>,
): void {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (keys.length === 0) trace.push(source === '' ? { target, rule } : { target, source, rule });
  for (const key of keys) {
    const below = pointerTo(target, key);
    if (!targets.has(below))
      addLeaves(trace, rule, (value as Dictionary)[key], below, pointerTo(source, key), targets);
  }
}

/** What holds for two fields that read the same place is said once. Adds the places to those that are known. */
function droppedOf(remarks: readonly Remark[], known: Set<Pointer | undefined>): DroppedEntry[] {
  const said = new Set<string>();
  const drop = (remark: Remark, source: Pointer): DroppedEntry[] => {
    const rule = ruleOf(remark);
    if (said.has(`${rule} ${source}`)) return [];
    said.add(`${rule} ${source}`);
    known.add(source);
    return [{ source, rule, reason: wordsOf(remark) }];
  };
  const placed = remarks.flatMap((remark) => {
    const { sent, unlessSent = false } = reasonOf(remark.reason);
    const isSomewhere = remark.from !== undefined && remark.from.length > 0;
    return isSomewhere && sent !== true
      ? [{ remark, source: pointerOf(remark.from as Path), unlessSent }]
      : [];
  });
  return [
    ...placed.filter(({ unlessSent }) => !unlessSent).flatMap(({ remark, source }) => drop(remark, source)),
    ...placed
      .filter(({ unlessSent }) => unlessSent)
      .flatMap(({ remark, source }) => (known.has(source) ? [] : drop(remark, source))),
  ];
}

function ruleOf({ reason, rule }: Remark): RuleId {
  return rule ?? reasonOf(reason).rule;
}

function wordsOf({ reason, about = '', from = [] }: Remark): string {
  const { text } = reasonOf(reason);
  return text.includes('{')
    ? text.replace('{about}', () => about).replace('{key}', () => String(from[from.length - 1] ?? ''))
    : text;
}
