import { configurationError } from '../errors';
import { readMapping } from './values';

/** Event name → tags to remove, separated by commas. */
export type UntagRules = ReadonlyMap<string, string>;

/**
 * Reads the table of tags to remove. Several rows may name one event.
 *
 * @throws the host's ConfigurationError.
 */
export function readUntagRules(config: unknown): UntagRules {
  const rules = new Map<string, string>();
  for (const { from, to } of readMapping(config, 'untagRules') ?? []) {
    const tags = to.split(',').map((tag) => tag.trim());
    if (tags.includes('')) {
      throw configurationError(
        'The setting untagRules takes tags separated by commas. One of them is blank.',
      );
    }
    rules.set(from, [...(rules.get(from)?.split(',') ?? []), ...tags].join(','));
  }
  return rules;
}
