import { isoTimestamp } from '@encharge-destinations/core';
import type { Context } from '../../cli/context';
import type { ExitCode } from '../../cli/exit-codes';
import { previewEvents } from '../../preview/preview-events';
import type { ReportFlags } from '../../events/for-each-event';
import { expectEvents } from '../../events/inputs/expect-events';
import { resumeCommand } from '../../send/report/resume-command';
import { runDelivery } from '../../send/run-delivery';
import { ALL_CALLS, EVENT_CALLS, PEOPLE_CALLS, reasonToLeaveOut } from '../../events/select-events';
import type { Selection } from '../../events/select-events';
import type { SendFlags } from '../../send/send-flags';
import { closeSource, openSource, readSource } from '../../events/inputs/source';
import { UsageError } from '../../cli/usage-error';

/** Sends the events of files, folders or standard input. */
export async function runSend(
  context: Context,
  names: readonly string[],
  flags: SendFlags,
): Promise<ExitCode> {
  const selection = selectionOf(flags);
  if (flags.dryRun === true) return dryRun(context, names, flags, selection);
  const source = await openSource(context.io, names, flags);
  const isStdin = source.digest === undefined;
  if (isStdin && (flags.checkpoint !== undefined || flags.resume === true)) {
    closeSource(source);
    throw new UsageError(
      'Standard input, or a pipe, cannot be resumed: a second run would not get the same. Name a file.',
    );
  }
  if (flags.resume !== true) await expectEvents(source);
  const stem = stemOf(names);
  const { code } = await runDelivery(context, flags, {
    source,
    read: (options) => readSource(source, options),
    selection,
    limit: flags.limit,
    keepsSkipped: false,
    checkpoint: isStdin ? undefined : (flags.checkpoint ?? `${stem}.checkpoint`),
    deadLetters: flags.deadLetters ?? (isStdin ? undefined : `${stem}.dead-letters.ndjson`),
    isResuming: flags.resume === true,
    resume: isStdin ? undefined : resumeCommand(context),
  });
  return code;
}

async function dryRun(
  context: Context,
  names: readonly string[],
  flags: SendFlags,
  selection: Selection,
): Promise<ExitCode> {
  const { limit = Infinity } = flags;
  let taken = 0;
  let leftOut = 0;
  const select: ReportFlags['select'] = (entry) => {
    if (taken >= limit) return 'end';
    const isIn = !('event' in entry) || reasonToLeaveOut(entry.event, selection) === undefined;
    if (isIn) taken += 1;
    else leftOut += 1;
    return isIn ? 'take' : 'pass-over';
  };
  const source = await openSource(context.io, names, flags);
  const code = await previewEvents(context, source, flags, select);
  const calls = [...selection.calls].join(', ');
  if (flags.json !== true)
    await context.err.line(`Nothing was sent. It would be ${calls}; ${leftOut} events are left out.`);
  return code;
}

function selectionOf({ type, events, since, until }: SendFlags): Selection {
  const calls = type ?? (events === true ? ALL_CALLS : PEOPLE_CALLS);
  const unmeant = [...calls].filter((call) => EVENT_CALLS.has(call));
  if (events !== true && unmeant.length > 0)
    throw new UsageError(
      `--type ${unmeant.join(',')}: Encharge takes an event for happening now, and starts flows and e-mails. Give --events, too, if that is meant.`,
    );
  return { calls, since: readTime('--since', since), until: readTime('--until', until) };
}

/** A point in time, in any form that the mapper reads, as epoch milliseconds; without a zone it is UTC. */
function readTime(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = isoTimestamp(text);
  if (time !== undefined) return Date.parse(time);
  throw new UsageError(`${flag}: Give a day or a time such as 2026-01-31 or 2026-01-31T08:00:00Z.`);
}

/** Beside the first input: in a folder, what this program writes would be taken for its input. */
function stemOf(names: readonly string[]): string {
  return (names[0] ?? '').replace(/[\\/]+$/, '');
}
