import { FAULT_KINDS } from './fault-types';
import type { Fault, FaultKind, FaultPlan } from './fault-types';
import { isRecord } from '../values/json';
import { createRandom } from '../values/random';

/** The longest delay that a fault may request. */
const MAX_DELAY_MS = 60_000;

/** Draws one fault after another from a plan; `undefined` lets the request pass. */
export type FaultSource = () => Fault | undefined;

/**
 * Starts a plan from the beginning.
 *
 * @throws {TypeError} when the plan is not valid.
 */
export function startPlan(plan: FaultPlan | undefined): FaultSource {
  if (plan === undefined) return () => undefined;
  if (!isFaultPlan(plan)) throw new TypeError('The fault plan needs { seed, rate, kinds } or { sequence }.');
  if ('sequence' in plan) {
    const faults = plan.sequence.map((item) => (item === null ? undefined : toFault(item)));
    let position = 0;
    return () => faults[position++];
  }
  const faults = plan.kinds.map(toFault);
  const random = createRandom(plan.seed);
  return () => {
    const isHit = random() < plan.rate;
    const choice = Math.floor(random() * faults.length);
    return isHit ? faults[choice] : undefined;
  };
}

/** True for a valid plan, e.g. one that came over HTTP. */
export function isFaultPlan(value: unknown): value is FaultPlan {
  if (!isRecord(value)) return false;
  if ('sequence' in value) {
    const { sequence } = value;
    return Array.isArray(sequence) && sequence.every((item) => item === null || isFault(item));
  }
  const { seed, rate, kinds } = value;
  if (!Number.isSafeInteger(seed) || typeof rate !== 'number' || !(rate >= 0 && rate <= 1)) return false;
  return Array.isArray(kinds) && kinds.length > 0 && kinds.every(isFault);
}

/**
 * Reads the header `X-Sandbox-Fault`: a kind and its options, e.g. `429; retry-after=2`, `slow; ms=100`, `malformed; status=500; as=html`,
 * `reset; apply`.
 *
 * @returns `undefined` for an invalid header.
 */
export function parseFaultHeader(header: string): Fault | undefined {
  const [kind, ...options] = header.split(';').map((part) => part.trim().toLowerCase());
  if (!isFaultKind(kind)) return undefined;
  const fault: Record<string, unknown> = { kind };
  for (const option of options) {
    const [name, value] = option.split('=', 2);
    if (name === 'retry-after') fault['retryAfter'] = Number(value);
    else if (name === 'ms') fault['ms'] = Number(value);
    else if (name === 'status') fault['status'] = Number(value);
    else if (name === 'as') fault['as'] = value;
    else if (name === 'apply') fault['apply'] = true;
    else return undefined;
  }
  return isFault(fault) ? toFault(fault) : undefined;
}

function isFault(value: unknown): value is FaultKind | Fault {
  if (isFaultKind(value)) return true;
  if (!isRecord(value) || !isFaultKind(value['kind'])) return false;
  const { retryAfter, ms, status, as, apply } = value;
  return (
    (retryAfter === undefined || isWithin(retryAfter, 86_400)) &&
    (ms === undefined || isWithin(ms, MAX_DELAY_MS)) &&
    (status === undefined || isStatus(status)) &&
    (as === undefined || as === 'json' || as === 'html' || as === 'error') &&
    (apply === undefined || typeof apply === 'boolean')
  );
}

/** A final status that may have a body. */
function isStatus(value: unknown): boolean {
  const isFinal = Number.isInteger(value) && isWithin(value, 599) && Number(value) >= 200;
  return isFinal && ![204, 205, 304].includes(Number(value));
}

function isFaultKind(value: unknown): value is FaultKind {
  return FAULT_KINDS.some((kind) => kind === value);
}

function isWithin(value: unknown, maximum: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= maximum;
}

function toFault(item: FaultKind | Fault): Fault {
  return typeof item === 'string' ? { kind: item } : { ...item };
}
