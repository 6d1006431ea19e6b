import { pick } from '../random';
import type { Random } from '../random';

const PUBLIC: readonly string[] = ['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '172.32.0.1'];
const PRIVATE: readonly string[] = [
  ...['10.0.0.1', '192.168.1.5', '172.16.0.9', '127.0.0.1', '169.254.1.1', '100.64.0.1'],
  ...['::1', 'fe80::1', 'fc00::1', '0.0.0.0'],
];
const NONE: readonly string[] = ['', 'unknown', '999.1.1.1', '8.8.8'];

/** What apps send as the visitor's address: one address, an X-Forwarded-For list, or something invalid. */
export function messyIp(random: Random): string {
  const kinds = [PUBLIC, PRIVATE, NONE] as const;
  if (random() < 0.5) return pick(random, pick(random, kinds));
  const length = 2 + Math.floor(random() * 2);
  const separator = pick(random, [', ', ',', ' , ']);
  return Array.from({ length }, () => pick(random, pick(random, kinds))).join(separator);
}
