import { createRedactor } from '@encharge-destinations/client';
import { createMask as createEmailMask } from '@encharge-destinations/core';
import { onCommandLine } from '../../cli/keys/keys';

/** Removes from a server's text what must not appear in a terminal or a log. */
export type Mask = (words: string) => string;

/**
 * Makes the function that removes people's emails and the key, both of which a server may quote, from its text. It also rewrites advice
 * about keys for the terminal.
 *
 * @example createMask('wk-12345')('person is archived: ada@example.com') // 'person is archived: [email]'
 */
export function createMask(writeKey: string): Mask {
  const redact = createRedactor(writeKey);
  const withoutEmails = createEmailMask();
  // Long texts are cut.
  return (words) => onCommandLine(withoutEmails(redact(words, true)));
}
