import type { Plan } from '../plan';
import type { Path } from '../types';
import { isBlank, trimInvisible, wellFormed } from '../values/values';

const LONGEST = 5000;
const BRACKETED = /^(?:\[.*]|{.*})$/s;

/**
 * Reads tags from comma-separated text, a list, or a list written as text. Ingest takes them as one comma-separated text, so a tag cannot
 * contain a comma.
 *
 * @returns tags trimmed, without duplicates.
 * @example parseTags(['vip', 'beta ', 'vip']) // ['vip', 'beta']
 */
export function parseTags(value: unknown): string[] {
  const tags = new Set<string>();
  for (const entry of entriesOf(value)) if (isTag(entry)) tags.add(wellFormed(trimInvisible(String(entry))));
  tags.delete('');
  return [...tags];
}

/** The entries of a list that contain a comma, or are not text, by their positions. */
export function refusedTags(value: unknown): { index: number; reason: 'tag-comma' | 'tag-kind' }[] {
  return entriesOf(value).flatMap((tag, index) =>
    isTag(tag) || isBlank(tag) ? [] : [{ index, reason: typeof tag === 'string' ? 'tag-comma' : 'tag-kind' }],
  );
}

/** The tags in an event's value; remarks say which entries are not tags. */
export function tagsIn(value: unknown, from: Path, plan: Plan): readonly string[] {
  if (isBlank(value)) return [];
  const tags = parseTags(value);
  const refused = refusedTags(value);
  const isList = Array.isArray(value);
  // When the list is in a text, its entries have no place in the event.
  for (const { index, reason } of refused) plan.remark(reason, isList ? [...from, index] : from);
  if (tags.length + refused.length === 0 && !isList) plan.remark('tags-kind', from);
  return tags;
}

/** Tags as Ingest takes them: one text with as many tags as fit into a person field. */
export function joinTags(tags: ReadonlySet<string>): string {
  let text = '';
  for (const tag of tags) {
    const longer = text === '' ? tag : `${text}, ${tag}`;
    if (longer.length <= LONGEST) text = longer;
  }
  return text;
}

function entriesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return Number.isFinite(value) ? [value] : [];
  const text = trimInvisible(value);
  if (BRACKETED.test(text)) return entriesOf(listIn(text));
  return text.toLowerCase() === 'null' ? [] : text.split(',');
}

function isTag(entry: unknown): boolean {
  return typeof entry === 'string' ? !entry.includes(',') : Number.isFinite(entry);
}

/** The list that a text holds, if it is JSON. */
function listIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
