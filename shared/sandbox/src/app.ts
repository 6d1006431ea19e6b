import { startPlan } from './fault-plan';
import type { FaultSource } from './fault-plan';
import type { FaultPlan } from './fault-types';
import type { HostGuard } from './host-guard';
import { resolveOptions } from './options';
import type { ResolvedOptions, SandboxOptions } from './options';
import { Redactor } from './redact';
import { RequestLog } from './request-log';
import { REST_SEGMENTS } from './rest-paths';
import type { SandboxTotals } from './state-types';
import { Store } from './store';

/** Told how many there are whenever a request was answered, and after a reset. */
export type ChangeListener = (totals: SandboxTotals) => void;

/** What the routes of one server share. */
export class App {
  readonly options: ResolvedOptions;
  readonly redactor: Redactor;
  readonly store: Store;
  /** Set once the server listens: only then the port is known. */
  guard: HostGuard | undefined;
  #plan: FaultPlan | undefined;
  #nextFault: FaultSource;
  readonly #listeners = new Set<ChangeListener>();

  /** @throws {TypeError} when the keys or the fault plan are not valid. */
  constructor(options: SandboxOptions) {
    this.options = resolveOptions(options);
    const { writeKey, apiKey, switches, schemas, now, faults } = this.options;
    this.redactor = new Redactor(writeKey, apiKey, REST_SEGMENTS);
    const requests = new RequestLog(this.redactor, () => this.#tellListeners());
    this.store = new Store({ switches, schemas, now, requests });
    this.#plan = faults;
    this.#nextFault = startPlan(faults);
  }

  /** The fault of the next request, if it is to have one. */
  nextFault(): ReturnType<FaultSource> {
    return this.#nextFault();
  }

  /** @throws {TypeError} when the plan is not valid. */
  setFaults(plan: FaultPlan | undefined): void {
    this.#nextFault = startPlan(plan);
    this.#plan = plan;
  }

  /** Forgets everything and starts the current fault plan anew. */
  reset(): void {
    this.store.clear();
    this.#nextFault = startPlan(this.#plan);
    this.#tellListeners();
  }

  /** @returns ends the listening. */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tellListeners(): void {
    if (this.#listeners.size === 0) return;
    const totals = this.store.totals();
    for (const listener of this.#listeners) listener(totals);
  }
}
