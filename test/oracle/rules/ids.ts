import { trimInvisible, wellFormed } from './text';

const JUNK = [
  '',
  ...['null', 'undefined', 'nil', 'nan', 'true', 'false', '0', '-1', 'none', 'guest', 'anonymous'],
  ...['not_authenticated', 'distinct_id', 'n/a', '(not set)'],
];

const JUNK_FORMS = [
  /^\[object .*\]$/i,
  // Unfilled templates.
  /^\{\{.*\}\}$/,
  /^\$\{.*\}$/,
  /^%.*%$/,
  /^[0-]+$/,
];

/** `userId`, `previousId`, `groupId` and the anonymous id: text, or undefined for anything else. */
export function idOf(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const id = trimInvisible(text);
  return isJunk(id) ? undefined : wellFormed(id);
}

function isJunk(id: string): boolean {
  const bare = trimInvisible(/^(["'])(.*)\1$/s.exec(id)?.[2] ?? id);
  return JUNK.includes(bare.toLowerCase()) || JUNK_FORMS.some((form) => form.test(bare));
}
