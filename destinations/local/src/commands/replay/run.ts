import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import type { MapOptions } from '@encharge-destinations/core';
import { fileError } from '../../cli/file-error';
import type { Context } from '../../cli/context';
import type { ExitCode } from '../../cli/exit-codes';
import { removeCheckpoint } from '../../send/journal/checkpoint';
import { mappingDigest } from '../../send/journal/mapping-digest';
import { mappingsIn, readDeadLetters } from '../../send/journal/read-dead-letters';
import { readMapOptions } from '../../cli/flags/map-options';
import { resumeCommand } from '../../send/report/resume-command';
import { runDelivery } from '../../send/run-delivery';
import { ALL_CALLS } from '../../events/select-events';
import type { DeliveryFlags } from '../../send/send-flags';
import { openSource } from '../../events/inputs/source';
import { UsageError } from '../../cli/usage-error';

/** Options of `replay`. */
export interface ReplayFlags extends DeliveryFlags {
  remap?: true;
}

/**
 * Sends dead letters. The file is moved aside first, so that new failures can go into a file of the same name; the moved file marks an
 * unfinished replay.
 */
export async function runReplay(context: Context, file: string, flags: ReplayFlags): Promise<ExitCode> {
  const replaying = `${file}.replaying`;
  const checkpoint = `${replaying}.checkpoint`;
  if (flags.to === undefined) throw new UsageError("required option '--to <PLACE>' not specified.");
  const options = await readMapOptions(flags, context.io.now());
  const isMoved = existsSync(replaying);
  await lookAt(context, isMoved ? replaying : file, flags.remap === true ? undefined : options);
  if (!isMoved) moveAside(file, replaying, checkpoint);
  const source = await openSource(context.io, [replaying]);
  let isFinished = false;
  try {
    const outcome = await runDelivery(context, flags, {
      source,
      options,
      read: (options) => readDeadLetters(source, options),
      selection: { calls: ALL_CALLS },
      limit: undefined,
      checkpoint,
      deadLetters: file,
      isResuming: true,
      keepsSkipped: true,
      resume: resumeCommand(context, false),
    });
    ({ isFinished } = outcome);
    return outcome.code;
  } finally {
    if (isFinished) {
      // In this order: without the letters the checkpoint means nothing, and the next replay deletes it.
      rmSync(replaying);
      removeCheckpoint(checkpoint);
    } else if (!isMoved && !existsSync(checkpoint) && !existsSync(file)) renameSync(replaying, file);
  }
}

/**
 * Makes sure that the file holds dead letters, since it will be moved and later deleted.
 *
 * @param options The options that must have mapped the letters: with others, denied fields would go out.
 */
async function lookAt({ io }: Context, file: string, options: MapOptions | undefined): Promise<void> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`"${file}" does not exist. Name a file of dead letters.`);
  const mappings = found.isFile() ? await mappingsIn(io, file) : undefined;
  if (mappings === undefined)
    throw new UsageError(`"${file}" is not a file of dead letters. To send events, use "send".`);
  if (options === undefined) return;
  const own = mappingDigest(options);
  if ([...mappings].some((mapping) => mapping !== own))
    throw new UsageError(
      `"${file}" was mapped by other options than are given now: fields that "send" held back could go out. Give its --options, --dialect and --platform, or --remap if the ones given now are meant.`,
    );
}

function moveAside(file: string, replaying: string, checkpoint: string): void {
  try {
    // Left by a replay that was killed at the very end.
    removeCheckpoint(checkpoint);
    renameSync(file, replaying);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw fileError(file, 'moved aside', error, 'Check the permissions.');
  }
}
