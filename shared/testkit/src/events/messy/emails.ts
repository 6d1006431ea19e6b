import { pick } from '../random';
import type { Random } from '../random';
import { withMessyEnds } from './ids';

/** Values in email fields that are not emails. */
export const INVALID_EMAILS: readonly unknown[] = [
  ...['n/a', 'null', '-', 'john@gmail', 'not an email', '@example.com', 'ann@', 'ann@@example.com'],
  ...['ann bell@example.com', 'ann\u200bbell@example.com', 'ann\u0000@example.com', '{{email}}'],
  ...['ann@example.com, bob@example.com', '(not set)', 'ann@example..com'],
  ...['', ' ', null, 42, false],
];

/** An email, often messy; sometimes not an email at all. */
export function messyEmail(random: Random, email: string): unknown {
  const dice = random();
  if (dice < 0.45) return email;
  if (dice < 0.6) return withMessyEnds(random, email);
  if (dice < 0.65) return email.toUpperCase();
  return pick(random, INVALID_EMAILS);
}
