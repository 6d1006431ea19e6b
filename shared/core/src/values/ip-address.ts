import { NOT_PUBLIC_V4 } from '../tables/address-blocks';

// Some parsers read a leading zero as octal: no address goes out that two systems read differently.
const PART = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const V4 = new RegExp(`^${PART}\\.${PART}\\.${PART}\\.${PART}$`);
const GROUP = /^[\da-f]{1,4}$/i;

const NOT_PUBLIC = NOT_PUBLIC_V4.map((block) => {
  const [first = '', length] = block.split('/');
  const start = bitsOf(first) ?? 0;
  return { start, end: start + 2 ** (32 - Number(length)) };
});

/**
 * True for an IPv4 or IPv6 address that a person on the internet can have: valid, and not in a private, loopback, link-local, shared,
 * documentation or multicast block. Source: IANA's special-purpose address registries.
 *
 * @example
 * isPublicIp('8.8.8.8') // true
 * isPublicIp('::1') // false
 */
export function isPublicIp(text: string): boolean {
  const v4 = bitsOf(text);
  if (v4 !== undefined) return isPublicV4(v4);
  const groups = groupsOf(text);
  if (groups === undefined) return false;
  const [first = 0, second = 0] = groups;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return isPublicV4((groups[6] ?? 0) * 65_536 + (groups[7] ?? 0));
  const isGlobalUnicast = first >= 0x2000 && first <= 0x3fff;
  const isDocumentation = (first === 0x2001 && second === 0x0db8) || (first === 0x3fff && second < 0x1000);
  return isGlobalUnicast && !isDocumentation;
}

function isPublicV4(address: number): boolean {
  return !NOT_PUBLIC.some(({ start, end }) => address >= start && address < end);
}

function bitsOf(text: string): number | undefined {
  const [, a, b, c, d] = V4.exec(text) ?? [];
  return d === undefined ? undefined : ((Number(a) * 256 + Number(b)) * 256 + Number(c)) * 256 + Number(d);
}

/** The eight groups of an IPv6 address; an IPv4 address at its end counts as two. */
function groupsOf(text: string): number[] | undefined {
  const end = text.lastIndexOf(':') + 1;
  const v4 = bitsOf(text.slice(end));
  const tail = v4 === undefined ? text.slice(end) : `${hex(Math.floor(v4 / 65_536))}:${hex(v4 % 65_536)}`;
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

/**
 * The first public address in a text: one address, or a list as proxies write it into `X-Forwarded-For`.
 *
 * @example firstPublicIp('10.0.0.1, 8.8.8.8') // '8.8.8.8'
 */
export function firstPublicIp(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.includes(','))
    return value
      .split(',')
      .map(firstPublicIp)
      .find((address) => address !== undefined);
  const address = value.trim();
  return isPublicIp(address) ? address : undefined;
}
