import { RULES } from '@encharge-destinations/core';
import { rulesIn } from './expectation';
import { DIALECTS } from './scenario';
import type { Scenario } from './scenario';

/** Every mapping rule with the ids of the scenarios that use it, in the order of the rules. */
export function scenariosByRule(scenarios: readonly Scenario[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>(Object.keys(RULES).map((rule) => [rule, []]));
  for (const { id, expected } of scenarios) {
    const rules = new Set(DIALECTS.flatMap((dialect) => rulesIn(expected[dialect])));
    for (const rule of rules) found.get(rule)?.push(id);
  }
  return found;
}
