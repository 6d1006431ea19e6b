import type { Io } from '../io';
import { SANDBOX_API_KEY } from './sandbox-keys';
import type { SendTarget } from './send-target';
import { UsageError } from '../usage-error';

/**
 * The API key, which opens the REST API: asked for, from the environment, or a sandbox's well-known one. Never from an argument.
 *
 * @param ask Whether to ask for it.
 * @param target Where it would go, if a place was named.
 * @param isStdinTaken Events come from standard input, so nobody can type.
 * @returns `undefined` when there is none and no place was named.
 * @throws {UsageError} when there is none and one is needed.
 */
export async function findApiKey(
  io: Io,
  ask: boolean,
  target: SendTarget | undefined,
  isStdinTaken: boolean,
): Promise<string | undefined> {
  if (ask) {
    if (isStdinTaken || !io.stdinIsTerminal)
      throw new UsageError('Nobody can be asked for the API key. Name a FILE, or set ENCHARGE_API_KEY.');
    const answer = await io.askHidden('API key of your Encharge account (not shown): ');
    if (answer !== '') return answer;
    throw new UsageError('No key was given.');
  }
  const given = io.env['ENCHARGE_API_KEY']?.trim() ?? '';
  if (given !== '') return given;
  if (target === undefined) return undefined;
  if (target.isLocal) return SANDBOX_API_KEY;
  throw new UsageError(
    'There is no API key. Set ENCHARGE_API_KEY to the one of Your Account in Encharge; `preview` also asks for it, with --ask.',
  );
}
