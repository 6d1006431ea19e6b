import type { Io } from '../io';
import { UsageError } from '../usage-error';
import type { SendTarget } from './send-target';
import { usableKey } from './usable-key';

// Keys are never arguments: arguments end up in the shell's history and in the process list.

/** The keys of an account: the write key opens Ingest, the API key the REST API. */
export const KEYS = {
  writeKey: { name: 'write key', variable: 'ENCHARGE_WRITE_KEY', sandbox: 'sandbox-write-key' },
  apiKey: { name: 'API key', variable: 'ENCHARGE_API_KEY', sandbox: 'sandbox-api-key' },
} as const;

/** A sandbox's well-known keys work nowhere else: they are not secrets. */
export const SANDBOX_KEYS = { writeKey: KEYS.writeKey.sandbox, apiKey: KEYS.apiKey.sandbox } as const;

/**
 * Finds a key: the sandbox's own, or the one in the environment, or one typed in. A sandbox only ever gets its own key.
 *
 * @param isStdinTaken Events come from standard input, so the user cannot be asked.
 * @throws {UsageError} when there is none, or when a header cannot carry it.
 */
export async function findKey(
  io: Io,
  kind: keyof typeof KEYS,
  target: SendTarget,
  isStdinTaken: boolean,
): Promise<string> {
  const { name, variable, sandbox } = KEYS[kind];
  if (target.isLocal) return sandbox;
  const fromEnvironment = keyInEnvironment(io, kind);
  if (fromEnvironment !== '') return usableKey(fromEnvironment, name);
  if (!isStdinTaken && io.stdinIsTerminal) {
    const answer = await io.askHidden(
      `${name.charAt(0).toUpperCase()}${name.slice(1)} of your Encharge account (not shown): `,
    );
    if (answer !== '') return usableKey(answer, name);
  }
  throw new UsageError(
    `There is no ${name}. Set ${variable} to the one from Your Account in Encharge, or name a FILE on a terminal and type it when asked.`,
  );
}

/** The key in the environment; empty when there is none. */
export function keyInEnvironment(io: Io, kind: keyof typeof KEYS): string {
  return io.env[KEYS[kind].variable]?.trim() ?? '';
}

/** The text about a rejected key, for a user who has a terminal instead of a settings page. */
export function onCommandLine(words: string): string {
  const { writeKey, apiKey } = KEYS;
  return words.replace(
    ' in the settings of this destination',
    `: ${writeKey.variable} (or ${apiKey.variable}), or what was typed`,
  );
}
