import type { Context } from '../../cli/context';
import { plural } from '../../cli/text/plural';
import { describeDuration } from '../../cli/text/durations';
import { describeLeftOut } from '../../events/left-out';
import type { Counts } from '../../events/entry';
import { inputHint } from '../../events/input-hint';
import { describeRemark } from '../../events/remark-counter';
import type { RemarkCounter } from '../../events/remark-counter';
import type { Stop } from '../engine/stop';

/** Shorter durations, in seconds, are not shown. */
const WORTH_TELLING = 5;
/** How many kinds of warnings are named. */
const MOST_WARNINGS = 3;

/** How a run ended. */
export interface Delivered {
  counts: Counts;
  /** Events that were read and neither delivered nor given up. */
  open: number;
  retries: number;
  /** How long it took. */
  seconds: number;
  /** Delivered by this run, not counting earlier runs that it resumes. */
  deliveredNow: number;
  stopped: Stop['cause'];
  /** How many of this run's lines are not events of the spec. */
  unreadable: number;
  /** The mapping's warnings about this run's events. */
  warnings: RemarkCounter;
}

/** What a summary says besides the counts. */
export interface SummaryParts {
  isJson: boolean;
  /** Errors and counts only. */
  isQuiet: boolean;
  /** The file of dead letters and how many it holds, if it exists. */
  deadLetters: { path: string; count: number } | undefined;
  /** The command that continues where this run stopped; absent when there is none. */
  resume: string | undefined;
  /** The command that delivers the dead letters; absent when repeating `resume` does it. */
  replay: string | undefined;
  /** Whether the calls are the default, people and objects. */
  areUsualCalls: boolean;
}

/** Reports how a run ended. */
export async function reportSummary(
  { err, colours }: Context,
  { counts, open, retries, seconds, deliveredNow, stopped, unreadable, warnings }: Delivered,
  { isJson, isQuiet, deadLetters, resume, replay, areUsualCalls }: SummaryParts,
): Promise<void> {
  const [delivered, skipped, failed] = (['delivered', 'skipped', 'failed'] as const).map(
    (fate) => counts.get(fate) ?? 0,
  );
  const leftOut = [...counts].flatMap(([fate, number]) =>
    fate.startsWith('left:') ? [[fate.slice('left:'.length), number] as const] : [],
  );
  const left = leftOut.reduce((sum, [, number]) => sum + number, 0);
  const read = sumOf(counts) + open;
  const remarks = warnings.sorted();
  const warned = remarks.reduce((sum, { count }) => sum + count, warnings.others);
  const commonest = remarks.slice(0, MOST_WARNINGS);
  if (isJson) {
    const line = {
      level: 'counts',
      read,
      delivered,
      skipped,
      failed,
      leftOut: Object.fromEntries(leftOut),
      notSent: open,
      retries,
      seconds,
      deliveredNow,
      warnings: warned,
      ...(warned === 0 ? {} : { commonest }),
      stopped: stopped?.reason,
      reason: stopped?.message,
      ...(deadLetters === undefined || deadLetters.count === 0 ? {} : { deadLetters: deadLetters.path }),
    };
    await err.line(JSON.stringify(line));
    return;
  }
  if (stopped !== undefined) await err.line(`stopped: ${stopped.message}`);
  const failures = `${failed ?? 0} failed`;
  const parts = [
    `${delivered ?? 0} delivered`,
    `${skipped ?? 0} skipped`,
    (failed ?? 0) === 0 ? failures : colours.err.red(failures),
    ...(left === 0 ? [] : [`${left} left out`]),
    ...(open === 0 ? [] : [`${open} not sent`]),
    ...(retries === 0 ? [] : [plural(retries, 'retry', 'retries')]),
    ...(warned === 0 ? [] : [plural(warned, 'warning')]),
    ...(seconds < WORTH_TELLING
      ? []
      : [`${describeDuration(seconds * 1000)}, ${Math.round(deliveredNow / seconds)}/s`]),
  ];
  await err.line(`${read} read: ${parts.join(', ')}`);
  const hint = stopped === undefined ? inputHint(read, unreadable) : undefined;
  if (hint !== undefined) await err.line(hint);
  if (!isQuiet && warned > 0) {
    await err.line(
      `Most frequent warnings${remarks.length > commonest.length ? ` ("map --json" names each)` : ''}:`,
    );
    for (const one of commonest) await err.line(`  ${one.count} × ${describeRemark(one)}`);
  }
  for (const text of describeLeftOut(leftOut, areUsualCalls)) await err.line(text);
  const { path = '', count = 0 } = deadLetters ?? {};
  const [letters, them] = count === 1 ? ['1 dead letter is', 'it'] : [`${count} dead letters are`, 'them'];
  if (count > 0) {
    const again = replay === undefined ? '' : ` To send ${them} again:\n  ${replay}`;
    await err.line(`${letters} in ${path}: whole events, so personal data.${again}`);
  }
  if (stopped !== undefined && resume !== undefined) {
    const andThem =
      count > 0 && replay === undefined ? `; given once more after that, it sends ${them} again` : '';
    await err.line(`To continue where it stopped${andThem}:\n  ${resume}`);
  }
}

/** The total number of events in the counts. */
export function sumOf(counts: Counts): number {
  return [...counts.values()].reduce((sum, number) => sum + number, 0);
}
