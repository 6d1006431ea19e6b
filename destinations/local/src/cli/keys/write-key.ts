import type { Io } from '../io';
import { SANDBOX_WRITE_KEY } from './sandbox-keys';
import type { SendTarget } from './send-target';
import { UsageError } from '../usage-error';

/**
 * The write key: from the environment; for a sandbox its well-known one; or asked for. Never from an argument: arguments end up in the
 * shell's history and in the list of processes.
 *
 * @param isStdinTaken Events come from standard input, so nobody can type.
 * @throws {UsageError} when there is none.
 */
export async function findWriteKey(io: Io, target: SendTarget, isStdinTaken: boolean): Promise<string> {
  const given = io.env['ENCHARGE_WRITE_KEY']?.trim() ?? '';
  if (given !== '') return given;
  if (target.isLocal) return SANDBOX_WRITE_KEY;
  if (!isStdinTaken && io.stdinIsTerminal) {
    const answer = await io.askHidden('Write key of your Encharge account (not shown): ');
    if (answer !== '') return answer;
  }
  throw new UsageError(
    'There is no write key. Set ENCHARGE_WRITE_KEY to the one of Your Account in Encharge, or name a FILE on a terminal to be asked for it.',
  );
}
