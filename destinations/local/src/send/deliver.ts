import { DEFAULT_RETRY_POLICY } from '@encharge-destinations/client';
import type { Context } from '../cli/context';
import { UsageError } from '../cli/usage-error';
import type { Checkpoint } from './journal/checkpoint';
import type { Progress } from './journal/checkpoint-format';
import { deadLetterOf } from './journal/dead-letters';
import type { DeadLetterFile } from './journal/dead-letters';
import { Engine } from './engine/engine';
import type { Result } from './engine/engine-parts';
import type { Entry } from '../events/entry';
import { exclusionOf } from '../events/exclusion';
import { isUnreadable } from '../events/problem';
import type { Problem } from '../events/problem';
import { ProblemReport } from '../events/problem-report';
import { RemarkCounter } from '../events/remark-counter';
import { Ledger } from './journal/ledger';
import { ProgressReport } from './report/progress';
import { sumOf } from './report/summary';
import type { Delivered } from './report/summary';
import { reasonToLeaveOut } from '../events/select-events';
import type { Selection } from '../events/select-events';
import type { DeliveryFlags } from './send-flags';
import type { Sender } from './senders/sender';
import { nameIfSeveral } from '../events/inputs/source';
import type { ReadSourceOptions, Source } from '../events/inputs/source';
import { Stop } from './engine/stop';
import { Throttle } from './engine/throttle';
import { Window } from './journal/window';

/** What to deliver, from where, and where to record it. */
export interface Delivering {
  source: Source;
  read: (options: ReadSourceOptions) => AsyncIterable<Iterable<Entry>>;
  sender: Sender;
  selection: Selection;
  limit: number | undefined;
  /**
   * Whether skipped events become dead letters as well: a replay deletes its input, and an undelivered event must not disappear with it.
   */
  keepsSkipped: boolean;
  flags: DeliveryFlags;
  progress: Progress;
  checkpoint: Checkpoint | undefined;
  deadLetters: DeadLetterFile | undefined;
}

const SYNC_MS = 1000;

/**
 * Delivers all of a source's events that are not done yet, and records what happens to each.
 *
 * @throws {UsageError} when the checkpoint cannot be opened or closed.
 */
export async function deliver(context: Context, delivering: Delivering): Promise<Delivered> {
  const { io, out } = context;
  const began = io.now();
  const { source, sender, flags, progress, checkpoint, deadLetters, keepsSkipped } = delivering;
  const stop = new Stop();
  let fault: { error: unknown } | undefined;
  const onError = (error: unknown): void => {
    fault ??= { error };
    stop.now('error', error instanceof UsageError ? error.message : 'Something went wrong.');
  };
  const deliveredBefore = progress.counts.get('delivered') ?? 0;
  const window = new Window(progress);
  const ledger = new Ledger(window, { checkpoint, deadLetters }, onError);
  const clock = (): number => performance.now();
  const throttle = new Throttle({ most: flags.concurrency, rate: flags.rate, clock });
  const problems = new ProblemReport(context, flags, () => report.clear());
  let unreadable = 0;
  const reportProblem = (entry: Entry, about: Problem): void => {
    if (isUnreadable(about)) unreadable += 1;
    void problems.report({ ...about, ...inputOf(source, entry) });
  };
  const warnings = new RemarkCounter();
  const engine = new Engine({
    sender,
    window,
    ledger,
    throttle,
    stop,
    policy: { ...DEFAULT_RETRY_POLICY, maxAttempts: flags.attempts },
    retryBudget: flags.retryBudget,
    most: flags.concurrency,
    random: io.random,
    clock,
    keepsSkipped,
    nameOf: source.nameOf,
    onProblem: reportProblem,
    onWarning: (about) => warnings.add(about),
    onError,
    onResult: flags.json === true ? reportResult : undefined,
  });
  let bytes = 0;
  let mostDone = 0;
  /** Some of what was read still waits; reading more adds to that, but what is done stays done. */
  const bytesDone = (): number => {
    const done = sumOf(window.counts);
    return (mostDone = Math.max(mostDone, Math.round((bytes * done) / Math.max(1, done + engine.open))));
  };
  const report = new ProgressReport(context, flags.json === true, () => ({
    read: sumOf(window.counts) + engine.open,
    delivered: window.counts.get('delivered') ?? 0,
    failed: window.counts.get('failed') ?? 0,
    retries: engine.budget.retries,
    atOnce: throttle.limit,
    pausedMs: Math.round(throttle.pausedMs),
    bytes: bytesDone(),
    totalBytes: source.totalBytes,
  }));
  function reportResult(result: Result): Promise<unknown> {
    if (!out.isOpen) stop.now('output', 'Nobody reads the output any more.');
    return out.line(JSON.stringify({ ...result, ...inputOf(source, result) }));
  }

  // Otherwise reading standard input would wait forever.
  stop.onStop(() => {
    for (const input of source.inputs) if (!('bytes' in input)) input.destroy();
  });
  const { deadline } = flags;
  const timer =
    deadline === undefined
      ? undefined
      : setTimeout(() => {
          const { trouble } = engine.budget;
          const why = trouble === undefined ? '' : ` Nothing gets through at present: ${trouble}`;
          stop.now('deadline', `The time given by --deadline is up.${why}`);
        }, deadline);
  void io.untilStopped().then(() => {
    report.reportStopping();
    stop.now('interrupted', 'It was asked to stop.');
  });
  const syncing = setInterval(() => {
    try {
      checkpoint?.sync();
    } catch (error) {
      onError(error);
    }
  }, SYNC_MS);
  syncing.unref();
  try {
    checkpoint?.rewrite(window.progress(false));
    await readAll();
    await engine.drained();
    // After a failed write, only the recorded state is certain.
    if (fault === undefined) {
      ledger.flush();
      checkpoint?.rewrite(window.progress(stop.cause === undefined));
    }
  } finally {
    clearTimeout(timer);
    clearInterval(syncing);
    throttle.close();
    report.stop();
  }
  // A failed write ends a run like any other reason: the run can be resumed.
  if (fault !== undefined && !(fault.error instanceof UsageError)) throw fault.error;
  await problems.reportMore();
  const { counts } = window;
  return {
    counts,
    open: engine.open,
    retries: engine.budget.retries,
    seconds: (io.now() - began) / 1000,
    deliveredNow: (counts.get('delivered') ?? 0) - deliveredBefore,
    stopped: stop.cause,
    unreadable,
    warnings,
  };

  async function readAll(): Promise<void> {
    const { mark, counts: before } = progress;
    let taken = sumOf(new Map([...before].filter(([fate]) => !fate.startsWith('left:'))));
    const { limit = Infinity, selection } = delivering;
    let isCatchingUp = !window.isCaughtUp;
    const isDone = (input: number, line: number): boolean => window.pass({ input, line });
    const entries = delivering.read({ from: mark.input, isDone, onBytes: (read) => (bytes += read) });
    for await (const batch of entries) {
      for (const entry of batch) {
        report.begin();
        if (stop.cause !== undefined || taken >= limit) return;
        if (isCatchingUp && window.isCaughtUp) {
          // The mark may have moved on.
          checkpoint?.rewrite(window.progress(false));
          isCatchingUp = false;
        }
        const leftOut = 'event' in entry ? reasonToLeaveOut(entry.event, selection) : undefined;
        if (leftOut === undefined) taken += 1;
        if (leftOut !== undefined) {
          // In a replay, only what its sender excluded.
          const about = keepsSkipped && 'event' in entry ? exclusionOf(entry.line, entry.event) : undefined;
          const letter = about === undefined ? undefined : deadLetterOf(entry, about, source.nameOf);
          ledger.settle(window.add(entry), leftOut, letter, engine.noticeSettled);
        } else if ('problem' in entry) {
          reportProblem(entry, entry.problem);
          const letter = deadLetterOf(entry, entry.problem, source.nameOf);
          ledger.settle(window.add(entry), 'failed', letter, engine.noticeSettled);
        } else {
          engine.send(entry);
        }
        const room = engine.room();
        if (room !== undefined) await room;
        // Do not wait for another one: standard input may never deliver it.
        if (taken >= limit) return;
      }
    }
  }
}

/** The input's name, as messages about one of several inputs show it. */
function inputOf(source: Source, { input }: { input: number }): { input: string | undefined } {
  return { input: nameIfSeveral(source, input) };
}
