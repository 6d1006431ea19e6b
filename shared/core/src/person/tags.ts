import type { Plan } from '../plan';
import { isBlank } from '../values/blank';
import type { Path } from '../values/path';

/** Tags found in a value, and which entries of a list could not be used. */
export interface ParsedTags {
  /** Trimmed, without duplicates. */
  list: string[];
  /** Positions in the list given: entries that hold a comma, or are no text. */
  refused: { index: number; reason: 'tag-comma' | 'tag-kind' }[];
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
  (value as unknown[]).forEach((tag, index) => {
    if (typeof tag === 'string' && !tag.includes(',')) texts.push(tag);
    else if (Number.isFinite(tag)) texts.push(String(tag));
    else if (!isBlank(tag))
      refused.push({ index, reason: typeof tag === 'string' ? 'tag-comma' : 'tag-kind' });
  });
  return { list: unique(texts), refused };
}

/** The tags in a value of the event; remarks say what of it is none. */
export function tagsIn(value: unknown, from: Path, plan: Plan): readonly string[] {
  if (isBlank(value)) return [];
  const { list, refused } = parseTags(value);
  for (const { index, reason } of refused) plan.remark(reason, [...from, index]);
  if (list.length === 0 && !Array.isArray(value)) plan.remark('tags-kind', from);
  return list;
}

function unique(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()))].filter((tag) => tag !== '');
}
