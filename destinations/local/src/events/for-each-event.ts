import type { Context } from '../cli/context';
import { exitCodeOf } from '../cli/exit-codes';
import type { ExitCode } from '../cli/exit-codes';
import { describeProblem } from './problem';
import type { Problem } from './problem';
import type { Entry } from './entry';

/** How many events were read and what became of them: `read` is the sum of the others. */
type Tally = Record<'read' | Handled['fate'], number>;

export interface Handled {
  fate: 'done' | 'skipped' | 'failed';
  problems: Problem[];
}

/** How problems and counts are reported. */
export interface ReportFlags {
  /** As NDJSON. */
  json?: true | undefined;
  /** Errors only. */
  quiet?: true;
  /** What was done to the events that are counted as done. */
  verb: 'mapped' | 'compared';
  /** Takes the problems, those of unreadable lines included; without it they go to stderr. */
  onProblem?: (problem: Problem) => void;
}

/**
 * Hands events on one after the other and reports every problem, then the counts, on stderr.
 *
 * @returns what the counts mean as an exit code.
 */
export async function forEachEvent(
  context: Context,
  events: AsyncIterable<Entry>,
  flags: ReportFlags,
  handle: (event: unknown, line: number) => Promise<Handled>,
): Promise<ExitCode> {
  const tally = { read: 0, done: 0, skipped: 0, failed: 0 };
  let stopped: string | undefined;
  for await (const entry of events) {
    const handled: Handled =
      'problem' in entry
        ? { fate: 'failed', problems: [entry.problem] }
        : await handle(entry.event, entry.line);
    tally.read += 1;
    tally[handled.fate] += 1;
    await tell(context, handled.problems, flags);
    stopped = context.out.isOpen ? undefined : 'Nobody reads the output any more.';
    if (stopped !== undefined) break;
  }
  await tellCounts(context, tally, flags, stopped);
  return exitCodeOf(tally);
}

async function tell({ err, colours }: Context, problems: Problem[], flags: ReportFlags): Promise<void> {
  for (const problem of problems) {
    if (flags.onProblem !== undefined) {
      flags.onProblem(problem);
      continue;
    }
    if (flags.quiet === true && problem.level !== 'error') continue;
    await err.line(flags.json === true ? JSON.stringify(problem) : describeProblem(problem, colours.err));
  }
}

async function tellCounts(
  { err, colours }: Context,
  { read, done, skipped, failed }: Tally,
  { json, verb }: ReportFlags,
  stopped: string | undefined,
): Promise<void> {
  if (json === true) {
    const counts = { read, [verb]: done, skipped, failed, stopped };
    await err.line(JSON.stringify({ level: 'counts', ...counts }));
    return;
  }
  if (stopped !== undefined) await err.line(`stopped: ${stopped}`);
  const failures = `${failed} failed`;
  await err.line(
    `${read} read: ${done} ${verb}, ${skipped} skipped, ${failed === 0 ? failures : colours.err.red(failures)}`,
  );
  if (read === 0 && stopped === undefined)
    await err.line('The input holds no event. Give events of the CDP spec, as NDJSON or as a JSON list.');
}
