import type { Io } from '../cli/io';
import type { SendTarget } from '../cli/keys/send-target';
import { UsageError } from '../cli/usage-error';

/**
 * Asks for confirmation before anything goes to a real account. A sandbox needs none.
 *
 * @param what What would be sent, in words.
 * @param isStdinTaken Events come from standard input, so the user cannot be asked.
 * @throws {UsageError} without a confirmation.
 */
export async function confirm(
  io: Io,
  target: SendTarget,
  what: string,
  { yes, isStdinTaken }: { yes: boolean; isStdinTaken: boolean },
): Promise<void> {
  if (target.isLocal || yes) return;
  if (isStdinTaken || !io.stdinIsTerminal)
    throw new UsageError(
      'This goes to a real Encharge account, and there is nobody to ask. Look at it with --dry-run first; then give --yes.',
    );
  const answer = await io.ask(`Send ${what} to Encharge? It cannot be undone. Type yes to continue: `);
  if (answer.toLowerCase() !== 'yes') throw new UsageError('Nothing was sent.');
}
