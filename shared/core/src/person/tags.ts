import type { Plan } from '../plan';
import type { Path } from '../types';
import { isBlank, parsedJson, trimInvisible, wellFormed } from '../values/values';

const LONGEST = 5000;
const BRACKETED = /^(?:\[.*]|{.*})$/s;

/** Tags as read from one value. */
interface Tags {
  /** Trimmed, and not blank. */
  tags: string[];
  /** The entries of a list that contain a comma, or are not text, by their positions. */
  refused: { index: number; reason: 'tag-comma' | 'tag-kind' }[];
}

/**
 * Reads tags from comma-separated text, a list, or a list written as text. Ingest takes them as one comma-separated text, so a tag cannot
 * contain a comma.
 *
 * @example parseTags(['vip', 'beta ', 'vip', 'a,b']) // { tags: ['vip', 'beta', 'vip'], refused: [{ index: 3, reason: 'tag-comma' }] }
 */
export function parseTags(value: unknown): Tags {
  const tags: string[] = [];
  const refused: Tags['refused'] = [];
  entriesOf(value).forEach((entry, index) => {
    const isText = typeof entry === 'string';
    const isTag = isText ? !entry.includes(',') : Number.isFinite(entry);
    const tag = isTag ? wellFormed(trimInvisible(String(entry))) : '';
    if (tag !== '') tags.push(tag);
    else if (!isTag && !isBlank(entry)) refused.push({ index, reason: isText ? 'tag-comma' : 'tag-kind' });
  });
  return { tags, refused };
}

/** The tags in an event's value; remarks say which entries are not tags. */
export function tagsIn(value: unknown, from: Path, plan: Plan): readonly string[] {
  if (isBlank(value)) return [];
  const { tags, refused } = parseTags(value);
  const isList = Array.isArray(value);
  // When the list is in a text, its entries have no place in the event.
  for (const { index, reason } of refused) plan.remark(reason, isList ? [...from, index] : from);
  if (tags.length + refused.length === 0 && !isList) plan.remark('tags-kind', from);
  return tags;
}

/** Of comma-separated tags, as many as fit into a person field. */
export function fittingTags(tags: string): string {
  if (tags.length <= LONGEST) return tags;
  return tags.split(', ').reduce((text, tag) => {
    const longer = text === '' ? tag : `${text}, ${tag}`;
    return longer.length <= LONGEST ? longer : text;
  }, '');
}

function entriesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return Number.isFinite(value) ? [value] : [];
  const text = trimInvisible(value);
  if (BRACKETED.test(text)) return entriesOf(parsedJson(text));
  return text.toLowerCase() === 'null' ? [] : text.split(',');
}
