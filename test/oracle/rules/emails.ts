import { trimInvisible } from './text';

/** One @, a domain with a dot, no white space, control or format character. */
const EMAIL = /^[^\s@\p{Cc}\p{Cf}]+@[^\s@.\p{Cc}\p{Cf}]+(\.[^\s@.\p{Cc}\p{Cf}]+)+$/u;

/** The email as sent: trimmed, with its case unchanged; undefined for anything else. */
export function emailOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const email = trimInvisible(value);
  return EMAIL.test(email) ? email : undefined;
}

export function firstEmail(candidates: readonly unknown[]): string | undefined {
  return candidates.map(emailOf).find((email) => email !== undefined);
}
