const EMAIL = /[^\s@"'<>(),:;]+(?:@|%40)[^\s@"'<>(),:;]*/gi;

/**
 * A server's words without what should not stand in a terminal or a log: it may quote a person's email, or the key.
 *
 * @example maskSecrets('person is archived: ada@example.com', 'key') // 'person is archived: [email]'
 */
export function maskSecrets(words: string, writeKey: string): string {
  return words.replaceAll(writeKey, '[redacted]').replace(EMAIL, '[email]');
}
