/** What became of one event that was sent. */
export interface SendResult {
  kind: 'delivered' | 'skipped' | 'failed';
  /** The HTTP statuses of the last answers; 0 where there was none. */
  statuses: number[];
  attempts: number;
  /** Why it was skipped or failed, and what to do. */
  reason?: string;
  /** The rule, the outcome, or the host's own word for it. */
  code?: string;
  /** Every further event would fail alike. */
  stop?: string;
}

/** Sends events, again and again where that can help. */
export interface Sender {
  send(event: unknown): Promise<SendResult>;
  close(): Promise<void>;
}

/** What senders need from outside. */
export interface SenderOptions {
  /** The most attempts an event gets. */
  attempts: number;
  random: () => number;
  /** Told before each wait. */
  onWait: (milliseconds: number, reason: string) => void;
}

/** Within how long an event is sent or given up. */
export const DEADLINE_MS = 60_000;

/** Why to stop when Encharge refuses the key or the plan. */
export const REFUSED = 'No other event would be accepted.';

/** Why to stop when nobody answers. */
export const UNREACHABLE = 'Nobody answers. Is the sandbox, or the network, up?';
