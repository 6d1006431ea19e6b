import { pick } from '../random';
import type { Random } from '../random';

/** Tags in every form that databases write. */
export const FORMS: readonly unknown[] = [
  'vip, beta',
  'vip,,beta , vip',
  ' vip ',
  '\u200bvip\u200b, beta\u202c',
  '["vip","beta"]',
  '["vip", "beta", "vip"]',
  '["a,b","c"]',
  '[1,2]',
  '{a,b}',
  '[]',
  '{}',
  'null',
  '[vip, beta]',
  '{"vip":true}',
  '[{"tag":"vip"}]',
  '',
  null,
  [],
  ['vip', 'beta'],
  [' vip ', 'vip', '', 'beta\u200b'],
  ['a,b', 'c'],
  [1, 2],
  ['half\ud83d', 'n\u0000ul'],
];

export function messyTags(random: Random): unknown {
  if (random() < 0.03) return Array.from({ length: 900 }, (_, index) => `tag-${1000 + index}`);
  return pick(random, FORMS);
}
