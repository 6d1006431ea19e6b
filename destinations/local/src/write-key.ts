import type { Io } from './io';
import { SANDBOX_WRITE_KEY } from './sandbox-keys';
import type { SendTarget } from './send-target';
import { usableKey } from './usable-key';
import { UsageError } from './usage-error';

/**
 * The write key: from the environment; for a sandbox its well-known one; or asked for. Never from an argument: arguments end up in the
 * shell's history and in the list of processes.
 *
 * @param isStdinTaken Events come from standard input, so nobody can type.
 * @throws {UsageError} when there is none, and for one that no header can carry.
 */
export async function findWriteKey(io: Io, target: SendTarget, isStdinTaken: boolean): Promise<string> {
  const given = io.env['ENCHARGE_WRITE_KEY']?.trim() ?? '';
  if (given !== '') return usableKey(given, 'write key');
  if (target.isLocal) return SANDBOX_WRITE_KEY;
  if (!isStdinTaken && io.stdinIsTerminal) {
    const answer = await io.askHidden('Write key of your Encharge account (not shown): ');
    if (answer !== '') return usableKey(answer, 'write key');
  }
  throw new UsageError(
    'There is no write key. Set ENCHARGE_WRITE_KEY to the one of Your Account in Encharge, or name a FILE on a terminal to be asked for it.',
  );
}
