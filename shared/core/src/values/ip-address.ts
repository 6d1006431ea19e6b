import { NOT_PUBLIC_V4 } from '../tables/address-blocks';

// Some parsers read a leading zero as octal: no address goes out that two systems read differently.
const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const V4 = new RegExp(`^(?:${BYTE}\\.){3}${BYTE}$`);
const PUBLIC_V4 = new RegExp(`^(?!${NOT_PUBLIC_V4})(?:${BYTE}\\.){3}${BYTE}$`);
const GROUP = /^[\da-f]{1,4}$/i;

/** The first public address of one, or of a list as proxies write it: `10.0.0.1, 8.8.8.8`. */
export function firstPublicIp(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Nearly always it is one address alone.
  if (isPublicIp(value)) return value;
  const addresses = value.split(',').map((address) => address.trim());
  return addresses.find(isPublicIp);
}

/**
 * True for an IPv4 or IPv6 address that a person on the internet can have: valid, and not in a private, loopback, link-local, shared,
 * documentation or multicast block. Source: IANA's special-purpose address registries.
 */
export function isPublicIp(text: string): boolean {
  if (PUBLIC_V4.test(text)) return true;
  const groups = groupsOf(text);
  if (!groups) return false;
  const [first = 0, second = 0] = groups;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return isPublicIp(groups.slice(6).flatMap(bytesOf).join('.'));
  const isGlobalUnicast = first >= 0x2000 && first <= 0x3fff;
  const isDocumentation = (first === 0x2001 && second === 0x0db8) || (first === 0x3fff && second < 0x1000);
  return isGlobalUnicast && !isDocumentation;
}

/** The eight groups of an IPv6 address; an IPv4 address at its end counts as two. */
function groupsOf(text: string): number[] | undefined {
  const end = text.lastIndexOf(':') + 1;
  const last = text.slice(end);
  const [a = 0, b = 0, c = 0, d = 0] = last.split('.').map(Number);
  const tail = V4.test(last) ? `${hex(a * 256 + b)}:${hex(c * 256 + d)}` : last;
  const halves = (text.slice(0, end) + tail).split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [head = [], rest] = halves;
  const missing = 8 - halves.flat().length;
  if (halves.length > 2 || (rest === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = rest === undefined ? head : [...head, ...Array<string>(missing).fill('0'), ...rest];
  return groups.every((group) => GROUP.test(group)) ? groups.map((group) => parseInt(group, 16)) : undefined;
}

function hex(group: number): string {
  return group.toString(16);
}

function bytesOf(group: number): number[] {
  return [Math.floor(group / 256), group % 256];
}
