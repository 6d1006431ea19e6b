import type { FaultPlan } from '../faults/fault-types';
import type { SandboxSchema } from '../state/schemas';
import { DEFAULT_SWITCHES } from '../state/switches';
import type { Switches } from '../state/switches';

/** Options of a sandbox, all optional. */
export interface SandboxOptions {
  /** The port on 127.0.0.1; 0 (the default) means any free port. */
  port?: number;
  /** Default: `sandbox-write-key`. */
  writeKey?: string;
  /** Default: `sandbox-api-key`. */
  apiKey?: string;
  /** Assumptions to invert. */
  switches?: Partial<Switches>;
  /** Custom objects besides `company`, or replacing it. */
  schemas?: readonly SandboxSchema[];
  /** Faults from the start. */
  faults?: FaultPlan;
  /** The clock, in epoch milliseconds. Default: `Date.now`. */
  now?: () => number;
  /** The minimum time for every Ingest and REST answer, in milliseconds. Default: 0. */
  latencyMs?: number;
  /** How many events, and how many visits, to keep; the oldest go first. Default: 10,000. */
  feedLimit?: number;
}

/** The options with their defaults. */
export interface ResolvedOptions {
  port: number;
  writeKey: string;
  apiKey: string;
  switches: Switches;
  schemas: readonly SandboxSchema[];
  faults: FaultPlan | undefined;
  now: () => number;
  latencyMs: number;
  feedLimit: number;
}

/** @throws {TypeError} when the keys are blank or the same. */
export function resolveOptions(options: SandboxOptions): ResolvedOptions {
  const { writeKey = 'sandbox-write-key', apiKey = 'sandbox-api-key' } = options;
  if (writeKey.trim() === '' || apiKey.trim() === '' || writeKey === apiKey) {
    throw new TypeError(
      'writeKey and apiKey must not be blank, and must differ: they are different secrets.',
    );
  }
  return {
    port: options.port ?? 0,
    writeKey,
    apiKey,
    switches: { ...DEFAULT_SWITCHES, ...options.switches },
    schemas: options.schemas ?? [],
    faults: options.faults,
    now: options.now ?? Date.now,
    latencyMs: options.latencyMs ?? 0,
    feedLimit: options.feedLimit ?? 10_000,
  };
}
