import type { FaultKind, Sandbox } from '@encharge-destinations/sandbox';
import type { Definitions, Json, JsonObject } from '../api';
import { RefusedRequest } from '../requests/api-problem';

const MOST_TIMES = 1000;

interface Fault {
  kind: FaultKind;
  times: number;
}

const TEXTS: Readonly<Record<FaultKind, { label: string; description: string }>> = {
  '400': { label: '400 Bad Request', description: 'Encharge rejects the body. Not retried.' },
  '401': { label: '401 Unauthorized', description: 'The key is wrong. Not retried.' },
  '403': { label: '403 Forbidden', description: 'The plan does not include it. Not retried.' },
  '429': { label: '429 Too Many Requests', description: 'Too fast; come back after a second.' },
  '500': { label: '500 Internal Server Error', description: 'Encharge itself fails. Retried.' },
  '503': { label: '503 Service Unavailable', description: 'Encharge is down for a while. Retried.' },
  reset: { label: 'Connection reset', description: 'The connection breaks before an answer. Retried.' },
  timeout: { label: 'No answer', description: 'No answer until the platform gives up. Retried.' },
  slow: { label: 'Slow answer', description: 'The answer takes a quarter of a second; it is a success.' },
  malformed: { label: 'Broken answer', description: 'The status is 200, but the body breaks off.' },
};

/** The faults that the embedded Encharge can simulate. */
export const FAULTS: Definitions['faults'] = Object.entries(TEXTS).map(([kind, texts]) => ({
  kind,
  ...texts,
}));

/** The fault for the next event sent to the embedded Encharge, separately on each platform. */
export class NextFault {
  #fault: Fault | undefined;

  constructor(private readonly sandbox: Pick<Sandbox, 'setFaults'>) {}

  /** `undefined` when there is none, or none any more. */
  get fault(): Fault | undefined {
    return this.#fault;
  }

  /** @throws {RefusedRequest} for an unknown kind, or an unreasonable number. */
  set({ kind, times }: JsonObject): void {
    this.#fault = kind === 'none' ? undefined : readFault(kind, times);
  }

  /** Applies the fault to what a platform delivers meanwhile. */
  async meet<Result>(fault: Fault | undefined, deliver: () => Promise<Result>): Promise<Result> {
    if (fault === undefined) return deliver();
    this.sandbox.setFaults({ sequence: Array.from({ length: fault.times }, () => fault.kind) });
    try {
      return await deliver();
    } finally {
      this.sandbox.setFaults(undefined);
    }
  }

  /** Ends the fault after use, unless another one was set meanwhile. */
  end(fault: Fault | undefined): void {
    if (this.#fault === fault) this.#fault = undefined;
  }
}

function readFault(kind: Json | undefined, times: Json | undefined): Fault {
  const known = (Object.keys(TEXTS) as FaultKind[]).find((one) => one === kind);
  if (known === undefined)
    throw new RefusedRequest(`The kind of a fault is none, ${Object.keys(TEXTS).join(', ')}.`);
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1 || times > MOST_TIMES)
    throw new RefusedRequest(`A fault hits 1 to ${MOST_TIMES} requests.`);
  return { kind: known, times };
}
