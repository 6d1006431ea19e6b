import type { Step } from '../../destinations/local/src/demo/step';
import type { Account } from './account';
import type { Jobs } from './jobs';
import type { Metrics } from './metrics';

/** A running rudder-server with its surroundings, as a case uses them. */
export interface Engine {
  /** The base URL of the gateway. */
  gateway: string;
  /** Sends calls through RudderStack's own SDK; each gets a message id of this run. Resolves when the gateway has taken them. */
  send: (steps: readonly Step[], via?: Source) => Promise<SentStep[]>;
  /** Posts one message to the gateway as it stands, without an SDK, and gives its id. */
  post: (message: Readonly<Record<string, unknown>>) => Promise<string>;
  /** The sandbox, where everything must arrive. */
  account: Account;
  /** The server's own tables, when their address is known. */
  jobs: Jobs | undefined;
  /** The transformer's own figures, when their address is known. */
  metrics: Metrics | undefined;
  /** The ports of the programs under test, by name. */
  ports: Readonly<Record<string, number>>;
  /** How many events the case `load` sends. */
  loadEvents: number;
  /** Says something to the person who runs it. */
  say: (text: string) => void;
}

/** `wrong-key` is the source whose destination has a write key that Encharge does not know. */
export type Source = 'right' | 'wrong-key';

/** A call that the gateway has taken. */
export interface SentStep extends Step {
  messageId: string;
}

/** What a case found. */
export interface Finding {
  /** What was seen, for the table of results. */
  seen: string[];
  /** What is not as it must be. Empty: the case holds. */
  faults: string[];
  /** The case could not be run, and why. */
  notRun?: string;
}

/** One thing that the server does, and what must come of it. */
export interface EngineCase {
  name: string;
  /** What must be so. */
  title: string;
  run(engine: Engine): Promise<Finding>;
}
