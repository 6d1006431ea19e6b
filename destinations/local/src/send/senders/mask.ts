import { createRedactor } from '@encharge-destinations/client';
import { createMask as createEmailMask } from '@encharge-destinations/core';
import { onCommandLine } from '../../cli/keys/keys';

/** Takes out of a server's words what should not stand in a terminal or a log. */
export type Mask = (words: string) => string;

/**
 * Makes the function that takes people's emails and the key, both of which a server may quote, out of its words, and names the terminal's ways to
 * a key.
 *
 * @example createMask('wk-12345')('person is archived: ada@example.com') // 'person is archived: [email]'
 */
export function createMask(writeKey: string): Mask {
  const redact = createRedactor(writeKey);
  const withoutEmails = createEmailMask();
  // Long words are cut off.
  return (words) => onCommandLine(withoutEmails(redact(words, true)));
}
