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
import { SaidCounter } from '../events/said-often';
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

/** What is delivered, from where, and where it is written down. */
export interface Delivering {
  source: Source;
  read: (options: ReadSourceOptions) => AsyncIterable<Iterable<Entry>>;
  sender: Sender;
  selection: Selection;
  limit: number | undefined;
  /** Keep what is skipped as a dead letter, too: a replay deletes its input, and nothing that was not delivered may go with it. */
  keepsSkipped: boolean;
  flags: DeliveryFlags;
  progress: Progress;
  checkpoint: Checkpoint | undefined;
  deadLetters: DeadLetterFile | undefined;
}

const SYNC_MS = 1000;

/**
 * Delivers all events of a source that are not done yet, and writes down what becomes of each.
 *
 * @throws {UsageError} when the checkpoint cannot be begun or ended.
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
  const tell = (entry: Entry, about: Problem): void => {
    if (isUnreadable(about)) unreadable += 1;
    void problems.tell({ ...about, ...inputOf(source, entry) });
  };
  const warnings = new SaidCounter();
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
    onProblem: tell,
    onWarning: (about) => warnings.add(about),
    onError,
    onResult: flags.json === true ? tellResult : undefined,
  });
  let bytes = 0;
  let mostDone = 0;
  /** Of what was read, a part still waits; as more is read, that part grows, but what is done stays done. */
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
  function tellResult(result: Result): Promise<unknown> {
    if (!out.isOpen) stop.now('output', 'Nobody reads the output any more.');
    return out.line(JSON.stringify({ ...result, ...inputOf(source, result) }));
  }

  // Reading standard input would otherwise wait without end.
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
          stop.now('deadline', `The time given by --deadline is over.${why}`);
        }, deadline);
  void io.untilStopped().then(() => {
    report.tellStopping();
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
    // After a fault of the books, what they say now is all that is sure.
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
  // That the books cannot be written ends a run like anything else does: it can be resumed.
  if (fault !== undefined && !(fault.error instanceof UsageError)) throw fault.error;
  await problems.tellMore();
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
          // The mark can stand further on.
          checkpoint?.rewrite(window.progress(false));
          isCatchingUp = false;
        }
        const leftOut = 'event' in entry ? reasonToLeaveOut(entry.event, selection) : undefined;
        if (leftOut === undefined) taken += 1;
        if (leftOut !== undefined) {
          // Of a replay, only what its sender excluded.
          const about = keepsSkipped && 'event' in entry ? exclusionOf(entry.line, entry.event) : undefined;
          const letter = about === undefined ? undefined : deadLetterOf(entry, about, source.nameOf);
          ledger.settle(window.add(entry), leftOut, letter, engine.noticeSettled);
        } else if ('problem' in entry) {
          tell(entry, entry.problem);
          const letter = deadLetterOf(entry, entry.problem, source.nameOf);
          ledger.settle(window.add(entry), 'failed', letter, engine.noticeSettled);
        } else {
          engine.send(entry);
        }
        const room = engine.room();
        if (room !== undefined) await room;
        // Not one more is waited for: standard input may never give it.
        if (taken >= limit) return;
      }
    }
  }
}

/** The name of the input, as it stands in what is said of one of several. */
function inputOf(source: Source, { input }: { input: number }): { input: string | undefined } {
  return { input: nameIfSeveral(source, input) };
}
