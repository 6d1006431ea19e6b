import type { Context } from '../cli/context';
import { exitCodeOf } from '../cli/exit-codes';
import type { ExitCode } from '../cli/exit-codes';
import { changingLine } from '../cli/text/changing-line';
import type { Entry, ReadEvent } from './entry';
import { eventsOf, nameIfSeveral } from './inputs/source';
import type { Source } from './inputs/source';
import { inputHint } from './input-hint';
import { isUnreadable } from './problem';
import type { Problem } from './problem';
import { ProblemReport } from './problem-report';
import type { ProblemFlags } from './problem-report';

/** How many events were read and what happened to them: `read` is the sum of the others. */
type Tally = Record<'read' | 'leftOut' | Handled['fate'], number>;

export interface Handled {
  fate: 'done' | 'skipped' | 'failed';
  problems: Problem[];
}

/** How problems and counts are reported. */
export interface ReportFlags extends ProblemFlags {
  /** What was done to the events that count as done. */
  verb: 'mapped' | 'compared';
  /** Receives the problems, including unreadable lines; without it they go to stderr. */
  onProblem?: (problem: Problem) => void;
  /** Which entries to take; `end` stops reading. */
  select?: ((entry: Entry) => 'take' | 'pass-over' | 'end') | undefined;
}

/**
 * Passes events on one after the other and reports every problem, then the counts, on stderr.
 *
 * @param handle Gets the event and, when there are several inputs, its input's name.
 * @returns the exit code for the counts.
 */
export async function forEachEvent(
  context: Context,
  source: Source,
  flags: ReportFlags,
  handle: (entry: Entry & ReadEvent, input: string | undefined) => Promise<Handled>,
): Promise<ExitCode> {
  const tally = { read: 0, done: 0, skipped: 0, failed: 0, leftOut: 0 };
  const isWritingNothing = flags.onProblem !== undefined || context.io.columns.stdout === Infinity;
  const progress = flags.json !== true && isWritingNothing ? changingLine(context.io) : undefined;
  const files = source.inputs.length;
  const report = new ProblemReport(context, flags, () => progress?.clear());
  let unreadable = 0;
  let stopped: string | undefined;
  for await (const entry of eventsOf(source)) {
    progress?.update(() => `${tally.read} read${files === 1 ? '' : `, file ${entry.input + 1} of ${files}`}`);
    const choice = flags.select?.(entry) ?? 'take';
    if (choice === 'end') break;
    if (choice === 'pass-over') {
      tally.read += 1;
      tally.leftOut += 1;
      continue;
    }
    const input = nameIfSeveral(source, entry.input);
    const { fate, problems }: Handled =
      'problem' in entry ? { fate: 'failed', problems: [entry.problem] } : await handle(entry, input);
    tally.read += 1;
    tally[fate] += 1;
    for (const problem of problems) {
      if (isUnreadable(problem)) unreadable += 1;
      const named = { ...(input === undefined ? {} : { input }), ...problem };
      if (flags.onProblem === undefined) await report.report(named);
      else flags.onProblem(named);
    }
    stopped = context.out.isOpen ? undefined : 'Nobody reads the output any more.';
    if (stopped !== undefined) break;
  }
  progress?.clear();
  await report.reportMore();
  await reportCounts(context, tally, flags, stopped);
  if (flags.json !== true && stopped === undefined) {
    const hint = inputHint(tally.read, unreadable);
    if (hint !== undefined) await context.err.line(hint);
  }
  return exitCodeOf(tally);
}

async function reportCounts(
  { err, colours }: Context,
  { read, done, skipped, failed, leftOut }: Tally,
  { json, verb }: ReportFlags,
  stopped: string | undefined,
): Promise<void> {
  if (json === true) {
    const left = leftOut === 0 ? {} : { leftOut };
    const counts = { read, [verb]: done, skipped, failed, ...left, stopped };
    await err.line(JSON.stringify({ level: 'counts', ...counts }));
    return;
  }
  if (stopped !== undefined) await err.line(`stopped: ${stopped}`);
  const failures = `${failed} failed`;
  await err.line(
    `${read} read: ${done} ${verb}, ${skipped} skipped, ${failed === 0 ? failures : colours.err.red(failures)}${leftOut === 0 ? '' : `, ${leftOut} left out`}`,
  );
}
