import type { Io } from '../io';
import { UsageError } from '../usage-error';
import type { SendTarget } from './send-target';
import { usableKey } from './usable-key';

// Keys are never arguments: arguments end up in the shell's history and in the list of processes.

/** A sandbox's well-known keys open nothing else: they are no secrets. */
export const SANDBOX_KEYS = { writeKey: 'sandbox-write-key', apiKey: 'sandbox-api-key' } as const;

/**
 * The write key: from the environment, a sandbox's own, or typed.
 *
 * @param isStdinTaken Events come from standard input, so the user cannot be asked.
 * @throws {UsageError} when there is none, and for one that no header can carry.
 */
export async function findWriteKey(io: Io, target: SendTarget, isStdinTaken: boolean): Promise<string> {
  const given = fromEnvironment(io, 'ENCHARGE_WRITE_KEY');
  if (given !== '') return usableKey(given, 'write key');
  if (target.isLocal) return SANDBOX_KEYS.writeKey;
  if (!isStdinTaken && io.stdinIsTerminal) {
    const answer = await io.askHidden('Write key of your Encharge account (not shown): ');
    if (answer !== '') return usableKey(answer, 'write key');
  }
  throw new UsageError(
    'There is no write key. Set ENCHARGE_WRITE_KEY to the one of Your Account in Encharge, or name a FILE on a terminal to be asked for it.',
  );
}

/**
 * The API key, which opens the REST API: typed, from the environment, or a sandbox's own.
 *
 * @param ask Whether to ask for it.
 * @param target Where it would go, if a place was named.
 * @param isStdinTaken Events come from standard input, so the user cannot be asked.
 * @returns `undefined` when there is none and no place was named.
 * @throws {UsageError} when there is none and one is needed, and for one that no header can carry.
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
    if (answer !== '') return usableKey(answer, 'API key');
    throw new UsageError('No key was given.');
  }
  const given = fromEnvironment(io, 'ENCHARGE_API_KEY');
  if (given !== '') return usableKey(given, 'API key');
  if (target === undefined) return undefined;
  if (target.isLocal) return SANDBOX_KEYS.apiKey;
  throw new UsageError(
    'There is no API key. Set ENCHARGE_API_KEY to the one of Your Account in Encharge; `preview` also asks for it, with --ask.',
  );
}

function fromEnvironment(io: Io, name: string): string {
  return io.env[name]?.trim() ?? '';
}
