import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileError } from '../../cli/file-error';
import type { Context } from '../../cli/context';
import type { ExitCode } from '../../cli/exit-codes';
import { readDeadLetters } from '../../send/journal/read-dead-letters';
import { resumeCommand } from '../../send/report/resume-command';
import { runDelivery } from '../../send/run-delivery';
import { ALL_CALLS } from '../../events/select-events';
import type { DeliveryFlags } from '../../send/send-flags';
import { openSource } from '../../events/inputs/source';
import { UsageError } from '../../cli/usage-error';

/**
 * Sends dead letters. The file is moved aside first, so that what fails again can go into a new one of the same name; a replay that
 * did not end is known by the file that was moved.
 */
export async function runReplay(context: Context, file: string, flags: DeliveryFlags): Promise<ExitCode> {
  const replaying = `${file}.replaying`;
  const checkpoint = `${replaying}.checkpoint`;
  if (flags.to === undefined) throw new UsageError("required option '--to <PLACE>' not specified.");
  const isMoved = existsSync(replaying);
  if (!isMoved) {
    moveAside(file, replaying, checkpoint);
  }
  const source = await openSource(context.io, [replaying]);
  let isFinished = false;
  try {
    const outcome = await runDelivery(context, flags, {
      source,
      read: (options) => readDeadLetters(source, options),
      selection: { calls: ALL_CALLS },
      limit: undefined,
      checkpoint,
      deadLetters: file,
      isResuming: true,
      resume: resumeCommand(context, false),
    });
    ({ isFinished } = outcome);
    return outcome.code;
  } finally {
    if (isFinished) {
      // In this order: without the letters the checkpoint means nothing, and the next replay deletes it.
      rmSync(replaying);
      rmSync(checkpoint);
    } else if (!isMoved && !existsSync(checkpoint) && !existsSync(file)) renameSync(replaying, file);
  }
}

function moveAside(file: string, replaying: string, checkpoint: string): void {
  if (!existsSync(file)) throw new UsageError(`"${file}" does not exist. Name a file of dead letters.`);
  try {
    rmSync(checkpoint, { force: true });
    renameSync(file, replaying);
  } catch (error) {
    throw fileError(file, 'moved aside', error, 'Check the permissions.');
  }
}
