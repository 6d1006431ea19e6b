import { ClientError } from '../errors';

/**
 * Tags as `POST /tags` and `DELETE /tags` take them: one comma-separated string. So no tag can contain a comma.
 *
 * @throws {ClientError} `invalid_tag` for no tag at all, a blank one, and one with a comma.
 * @example tagList(['vip', ' beta ', 'vip']) // 'vip,beta'
 */
export function tagList(tags: readonly string[]): string {
  const trimmed = tags.map((tag) => tag.trim());
  if (trimmed.length === 0) throw invalidTag('The list of tags is empty.', 'Name at least one tag.');
  if (trimmed.includes('')) throw invalidTag('A tag is blank.', 'Leave it out.');
  if (trimmed.some((tag) => tag.includes(','))) {
    throw invalidTag(
      'A tag holds a comma, which Encharge would read as several tags.',
      'Give the tags one by one.',
    );
  }
  return [...new Set(trimmed)].join(',');
}

function invalidTag(problem: string, remedy: string): ClientError {
  return new ClientError('invalid_tag', problem, remedy);
}
