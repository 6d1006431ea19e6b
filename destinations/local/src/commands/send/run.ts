import type { Context } from '../../cli/context';
import type { ExitCode } from '../../cli/exit-codes';
import { previewEvents } from '../../preview/preview-events';
import { expectEvents } from '../../events/inputs/expect-events';
import { resumeCommand } from '../../send/report/resume-command';
import { runDelivery } from '../../send/run-delivery';
import { readMapOptions } from '../../cli/flags/map-options';
import { selectionOf } from '../../events/selection';
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
  const options = await readMapOptions(flags, context.io.now());
  const source = await openSource(context.io, names, flags, options);
  if (flags.dryRun === true) {
    const code = await previewEvents(context, source, flags, options);
    if (flags.json !== true) await context.err.line('Nothing was sent.');
    return code;
  }
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
    options,
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

/** Beside the first input: inside a folder, this program would later read its own files as input. */
function stemOf(names: readonly string[]): string {
  return (names[0] ?? '').replace(/[\\/]+$/, '');
}
