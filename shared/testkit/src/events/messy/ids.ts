import { pick } from '../random';
import type { Random } from '../random';

/** What apps send when they have no id. */
export const PLACEHOLDER_IDS: readonly unknown[] = [
  null,
  ...['', '  ', '\u200b', '\u0000', ' \ufeff '],
  ...['null', 'undefined', 'nil', 'NaN', 'true', 'False', '0', '-1', 'none', 'Guest', 'ANONYMOUS'],
  ...['not_authenticated', 'distinct_id', 'n/a', 'N/A', '(not set)', ' nil ', 'null\u200b'],
  ...['"null"', "'undefined'", '"N/A"', '""', '"{{userId}}"', "'(not set)'"],
  ...['{{userId}}', '{{ user.id }}', '${user.id}', '%USER_ID%', '%%user_id%%'],
  ...['[object Object]', '[object Undefined]', '[OBJECT NULL]'],
  ...['00000000-0000-0000-0000-000000000000', '0000', '---'],
  ...[0, -1, 1.5, true, false],
];

/** Ids that look like placeholders and are not. */
export const TRICKY_IDS: readonly string[] = [
  ...['nil-1', 'nullable', '{id}', '0-1', 'guest-7', '100%'],
  '"quoted',
  'object',
  'true-north',
];

const ENDS: readonly string[] = ['', ' ', '\t', '\u200b', '\ufeff', '\u200e', '\u202c', '\u0000', '\u00a0'];

/** The same id or email as people paste it: with blanks and invisible characters at its ends. */
export function withMessyEnds(random: Random, text: string): string {
  return `${pick(random, ENDS)}${pick(random, ENDS)}${text}${pick(random, ENDS)}`;
}

/** An id of one of a few people, often messy; sometimes not an id at all. */
export function messyId(random: Random, id: string): unknown {
  const dice = random();
  if (dice < 0.45) return id;
  if (dice < 0.6) return withMessyEnds(random, id);
  if (dice < 0.67) return Math.ceil(random() * 99);
  if (dice < 0.74) return pick(random, TRICKY_IDS);
  if (dice < 0.77) return `${id}\ud83d`;
  if (dice < 0.79) return `${id}\u0000x`;
  return pick(random, PLACEHOLDER_IDS);
}
