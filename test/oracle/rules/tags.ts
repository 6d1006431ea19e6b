import { isScalars } from './values';
import { trimInvisible, wellFormed } from './text';

const LONGEST = 5000;

/** Tags as one comma-separated text; undefined when none is left. */
export function tagsText(value: unknown): string | undefined {
  const tags = new Set(readTags(value).map((tag) => wellFormed(trimInvisible(tag))));
  tags.delete('');
  let text = '';
  for (const tag of tags) {
    const longer = text === '' ? tag : `${text}, ${tag}`;
    if (longer.length <= LONGEST) text = longer;
  }
  return text === '' ? undefined : text;
}

function readTags(value: unknown): string[] {
  if (Array.isArray(value)) return fromList(value);
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'string') return [];
  const text = trimInvisible(value);
  if (text.toLowerCase() === 'null') return [];
  if (!/^(\[.*\]|\{.*\})$/s.test(text)) return text.split(',');
  const list = parsed(text);
  return Array.isArray(list) && isScalars(list) ? fromList(list) : [];
}

/** A comma in a tag would split it in two. */
function fromList(list: readonly unknown[]): string[] {
  const tags = list.filter((tag) => typeof tag === 'string' || typeof tag === 'number');
  return tags.map(String).filter((tag) => !tag.includes(','));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
