import { headerKey } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';

/** Declared at the head of the bundle, where customers change them. */
declare const OPTIONS: MapOptions;
declare const CREDENTIAL: string;

/** Inserted by the build: the names of all options. */
declare const OPTION_NAMES: readonly string[];

/** RudderStack's store of a workspace's secrets: the only platform API in use, and only when the head of the file asks for it. */
declare const getCredential: ((name: string) => unknown) | undefined;

/**
 * The mapper's options, from the head of the file.
 *
 * @throws Error for an unknown option name, when RudderStack loads the file: a misspelled `deny` would let everything out.
 */
export const options: MapOptions = checked(OPTIONS);

/**
 * The write key, when the head of the file names a credential; otherwise the Webhook's own header carries it.
 *
 * @throws Error when there is no such credential, or when a header cannot carry the key.
 */
export function writeKey(): string | undefined {
  if (CREDENTIAL === '') return undefined;
  const credential = typeof getCredential === 'function' ? getCredential(CREDENTIAL) : undefined;
  if (typeof credential !== 'string' || credential.trim() === '') {
    throw new Error(
      `RudderStack has no credential named ${CREDENTIAL}. Add it under Settings > Workspace > Credentials, or correct the name at the head of the file.`,
    );
  }
  const key = headerKey(credential);
  if (key !== undefined) return key;
  throw new Error(
    `The credential named ${CREDENTIAL} contains characters that no Encharge key has. Copy the write key again.`,
  );
}

function checked(given: MapOptions): MapOptions {
  const unknown = Object.keys(given).filter((name) => !OPTION_NAMES.includes(name));
  if (unknown.length === 0) return given;
  throw new Error(
    `OPTIONS, at the head of this file, has no option ${unknown.join(', ')}. Correct the name: ${OPTION_NAMES.join(', ')}.`,
  );
}
