import type { Plan } from '../plan';
import type { Path } from '../types';
import { isBlank, trimInvisible, wellFormed } from '../values/values';

const LONGEST = 5000;
const BRACKETED = /^(?:\[.*]|{.*})$/s;

/** The tags in a value, and the unusable entries of a list. */
export interface ParsedTags {
  /** Trimmed, without duplicates. */
  list: string[];
  /** Positions in the given list: entries that contain a comma, or are not text. */
  refused: { index: number; reason: 'tag-comma' | 'tag-kind' }[];
}

/**
 * Reads tags from comma-separated text, a list, or a list written as text. Ingest takes them as one comma-separated text, so a tag cannot
 * contain a comma.
 *
 * @example parseTags(['vip', 'beta ', 'vip']).list // ['vip', 'beta']
 */
export function parseTags(value: unknown): ParsedTags {
  if (typeof value === 'string') {
    const text = trimInvisible(value);
    if (BRACKETED.test(text)) return parseTags(listIn(text));
    return { list: text.toLowerCase() === 'null' ? [] : unique(text.split(',')), refused: [] };
  }
  const texts: string[] = [];
  const refused: ParsedTags['refused'] = [];
  const one = Number.isFinite(value) ? [value] : [];
  const given: readonly unknown[] = Array.isArray(value) ? value : one;
  for (const [index, tag] of given.entries()) {
    if (Number.isFinite(tag)) texts.push(String(tag));
    else if (typeof tag === 'string' && !tag.includes(',')) texts.push(tag);
    else if (!isBlank(tag))
      refused.push({ index, reason: typeof tag === 'string' ? 'tag-comma' : 'tag-kind' });
  }
  return { list: unique(texts), refused };
}

/** The tags in an event's value; remarks say which entries are not tags. */
export function tagsIn(value: unknown, from: Path, plan: Plan): readonly string[] {
  if (isBlank(value)) return [];
  const { list, refused } = parseTags(value);
  const isList = Array.isArray(value);
  // When the list is in a text, its entries have no place in the event.
  for (const { index, reason } of refused) plan.remark(reason, isList ? [...from, index] : from);
  if (list.length === 0 && !isList && refused.length === 0) plan.remark('tags-kind', from);
  return list;
}

/**
 * Tags as Ingest takes them: one text with as many tags as fit into a person field.
 *
 * @returns the text, and whether some did not fit.
 */
export function joinTags(tags: readonly string[]): { text: string; isCut: boolean } {
  let text = '';
  let isCut = false;
  for (const tag of new Set(tags)) {
    const longer = text === '' ? tag : `${text}, ${tag}`;
    if (longer.length <= LONGEST) text = longer;
    else isCut = true;
  }
  return { text, isCut };
}

/** The list that a text holds, if it is JSON. */
function listIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unique(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => wellFormed(trimInvisible(tag))))].filter((tag) => tag !== '');
}
