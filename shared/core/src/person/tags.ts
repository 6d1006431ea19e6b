import { isBlank } from '../values/blank';

/** Tags found in a value, and which entries of a list could not be used. */
export interface ParsedTags {
  /** Trimmed, without duplicates. */
  list: string[];
  /** Positions in the list given: entries that hold a comma, or are no text. */
  refused: { index: number; rule: 'tags.comma' | 'tags.list' }[];
}

/**
 * Reads tags from comma-separated text or a list. Ingest takes them as one comma-separated text, so a tag cannot hold a comma.
 *
 * @example parseTags(['vip', 'beta ', 'vip']).list // ['vip', 'beta']
 */
export function parseTags(value: unknown): ParsedTags {
  if (typeof value === 'string') return { list: unique(value.split(',')), refused: [] };
  if (Number.isFinite(value)) return { list: [String(value)], refused: [] };
  if (!Array.isArray(value)) return { list: [], refused: [] };
  const texts: string[] = [];
  const refused: ParsedTags['refused'] = [];
  for (const [index, tag] of (value as unknown[]).entries()) {
    if (typeof tag === 'string' && !tag.includes(',')) texts.push(tag);
    else if (Number.isFinite(tag)) texts.push(String(tag));
    else if (!isBlank(tag))
      refused.push({ index, rule: typeof tag === 'string' ? 'tags.comma' : 'tags.list' });
  }
  return { list: unique(texts), refused };
}

function unique(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()))].filter((tag) => tag !== '');
}
