import type { RuleId } from '../rules';
import type { Dictionary, DroppedEntry, MapResult, Pointer } from '../types';
import { isBlank } from '../values/blank';
import { pointerTo } from '../values/path';

const DEEPEST = 100;

const EVENTS = new Set(['track', 'page', 'screen']);
const TRAITS = /^(?:\/context)?\/traits\/([^/]+)/;

interface Why {
  rule: RuleId;
  reason: string;
}

const NO_FIELD: Why = { rule: 'event.unmapped', reason: 'Encharge has no field for it.' };
const BLANK: Why = { rule: 'person.blank', reason: 'Blank values never go out.' };
const EMAIL: Why = { rule: 'identity.email', reason: 'One email names the person, and this is not the one.' };
const NOT_LISTED: Why = {
  rule: 'person.traits-on-events',
  reason:
    'On events only traits that the option traitsOnEvents lists go out, each from the first place that has it.',
};
const ADDRESS: Why = {
  rule: 'values.ip',
  reason:
    'Only where the channel is web or mobile, and context.ip is blank, this is the address of a person.',
};

/** The leaves of an event that neither went out nor were dropped by a rule that names them: nearly all have no field in Encharge. */
export function unmappedLeaves(event: Dictionary, { trace = [], dropped = [] }: MapResult): DroppedEntry[] {
  return leavesWithoutReason(event, new Set([...trace, ...dropped].map(({ source }) => source)));
}

/** The same, but for the places that are known already. */
export function leavesWithoutReason(
  event: Dictionary,
  known: ReadonlySet<Pointer | undefined>,
): DroppedEntry[] {
  const call = typeof event['type'] === 'string' ? event['type'].trim().toLowerCase() : '';
  const isIdentify = call === 'identify';
  const isEvent = EVENTS.has(call);
  const found: DroppedEntry[] = [];
  visit(event, '', 0);
  return found;

  function visit(value: unknown, at: Pointer, depth: number): void {
    if (known.has(at) || at === '/type' || depth > DEEPEST || value === undefined) return;
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    if (keys.length === 0) found.push({ source: at, ...whyOf(at, value) });
    for (const key of keys) visit((value as Dictionary)[key], pointerTo(at, key), depth + 1);
  }

  function whyOf(at: Pointer, value: unknown): Why {
    if (!isEvent && !isIdentify) return NO_FIELD;
    if (at === '/request_ip' && !isBlank(value)) return ADDRESS;
    const trait = TRAITS.exec(at)?.[1];
    if (trait === undefined) return NO_FIELD;
    if (isBlank(value) && (isIdentify || trait === 'email')) return BLANK;
    if (isIdentify) return NO_FIELD;
    return trait === 'email' ? EMAIL : NOT_LISTED;
  }
}
