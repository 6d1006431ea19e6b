import type { Plan } from '../plan';
import type { Remark } from '../plan-types';
import { pointerOf } from '../pointer';
import type { RuleId } from '../rules';
import { reasonOf } from '../tables/reasons';
import type { MapWarning, Path } from '../types';

/** What could not be sent as it stood. */
export function warningsOf(plan: Plan): MapWarning[] {
  const warnings: MapWarning[] = [];
  for (const remark of plan.remarks) {
    if (reasonOf(remark.reason).warning !== true) continue;
    const place = plan.placeOf(remark.from);
    warnings.push({ rule: ruleOf(remark), path: pointerOf(place), message: wordsOf(remark, place) });
  }
  return warnings;
}

/** The rule behind a remark. */
export function ruleOf({ reason, rule }: Remark): RuleId {
  return rule ?? reasonOf(reason).rule;
}

/** A remark in words. */
export function wordsOf({ reason, about = '' }: Remark, place: Path): string {
  const { text } = reasonOf(reason);
  // Most have nothing to fill in.
  if (!text.includes('{')) return text;
  return text.replace('{about}', () => about).replace('{key}', () => String(place[place.length - 1] ?? ''));
}
