import type { Step } from '../../destinations/local/src/demo/step';
import type { Account } from './account';
import type { Jobs } from './jobs';
import type { Metrics } from './metrics';

/** A running rudder-server with its surroundings, as a case uses them. */
export interface Engine {
  /** The gateway's base URL. */
  gateway: string;
  /** Sends calls through RudderStack's own SDK; each gets a message id of this run. Resolves when the gateway has accepted them. */
  send: (steps: readonly Step[], via?: Source) => Promise<SentStep[]>;
  /** Posts one message to the gateway unchanged, without an SDK, and returns its id. */
  post: (message: Readonly<Record<string, unknown>>) => Promise<string>;
  /** The sandbox, where everything must arrive. */
  account: Account;
  /** The server's own tables, when their address is known. */
  jobs: Jobs | undefined;
  /** The transformer's own metrics, when their address is known. */
  metrics: Metrics | undefined;
  /** The ports of the programs under test, by name. */
  ports: Readonly<Record<string, number>>;
  /** How many events the case `load` sends. */
  loadEvents: number;
  /** Tells something to the person who runs it. */
  say: (text: string) => void;
}

/** `wrong-key` is the source whose destination has a write key unknown to Encharge. */
export type Source = 'right' | 'wrong-key';

/** A call that the gateway has accepted. */
export interface SentStep extends Step {
  messageId: string;
}

/** What a case found. */
export interface Finding {
  /** What was observed, for the results table. */
  seen: string[];
  /** What is wrong. Empty: the case holds. */
  faults: string[];
  /** The case could not be run, and why. */
  notRun?: string;
}

/** One thing that the server does, and the required result. */
export interface EngineCase {
  name: string;
  /** What must be true. */
  title: string;
  run(engine: Engine): Promise<Finding>;
}
