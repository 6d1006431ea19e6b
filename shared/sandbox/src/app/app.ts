import { startPlan } from '../faults/fault-plan';
import type { FaultSource } from '../faults/fault-plan';
import type { FaultPlan } from '../faults/fault-types';
import type { HostGuard } from '../http/host-guard';
import { resolveOptions } from './options';
import type { ResolvedOptions, SandboxOptions } from './options';
import { Redactor } from '../state/redact';
import { describeRequest, RequestLog } from '../state/request-log';
import type { LoggedRequest } from '../state/request-log';
import { REST_SEGMENTS } from '../http/rest-paths';
import type { SandboxRequest, SandboxTotals } from '../state/state-types';
import { Store } from '../state/store';

/** Called with the totals after every answered request, and without a request after a reset. */
export type ChangeListener = (totals: SandboxTotals, request: SandboxRequest | undefined) => void;

/** What the routes of one server share. */
export class App {
  readonly options: ResolvedOptions;
  readonly redactor: Redactor;
  readonly store: Store;
  /** Set once the server listens, when the port is known. */
  guard: HostGuard | undefined;
  #plan: FaultPlan | undefined;
  #nextFault: FaultSource;
  readonly #listeners = new Set<ChangeListener>();

  /** @throws {TypeError} when the keys or the fault plan are not valid. */
  constructor(options: SandboxOptions) {
    this.options = resolveOptions(options);
    const { writeKey, apiKey, switches, schemas, now, faults, feedLimit } = this.options;
    this.redactor = new Redactor(writeKey, apiKey, REST_SEGMENTS);
    const requests = new RequestLog(this.redactor, (request) => this.#notifyListeners(request));
    this.store = new Store({ switches, schemas, now, requests, feedLimit });
    this.#plan = faults;
    this.#nextFault = startPlan(faults);
  }

  /** The fault for the next request, if the plan has one. */
  nextFault(): ReturnType<FaultSource> {
    return this.#nextFault();
  }

  /** @throws {TypeError} when the plan is not valid. */
  setFaults(plan: FaultPlan | undefined): void {
    this.#nextFault = startPlan(plan);
    this.#plan = plan;
  }

  /** Forgets everything and restarts the current fault plan. */
  reset(): void {
    this.store.clear();
    this.#nextFault = startPlan(this.#plan);
    this.#notifyListeners();
  }

  /** @returns a function that stops listening. */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #notifyListeners(record?: LoggedRequest): void {
    if (this.#listeners.size === 0) return;
    const totals = this.store.totals();
    const request = record === undefined ? undefined : describeRequest(record);
    for (const listener of this.#listeners) listener(totals, request);
  }
}
