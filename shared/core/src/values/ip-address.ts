const DOT = 46;
const ZERO = 48;

// Blocks of the IANA special-purpose registries that are not globally reachable: [first address, prefix length].
const NOT_PUBLIC_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

const BLOCKS_V4 = NOT_PUBLIC_V4.map(([first, length]) => {
  const shift = 32 - length;
  return { shift, block: (parseV4(first) ?? 0) >>> shift };
});

/**
 * True for an IPv4 or IPv6 address that a person on the internet can have: valid, and in no private, loopback, link-local,
 * shared, documentation or multicast block. Source: IANA's special-purpose address registries.
 *
 * @example
 * isPublicIp('8.8.8.8') // true
 * isPublicIp('::1') // false
 */
export function isPublicIp(text: string): boolean {
  const v4 = parseV4(text);
  if (v4 !== undefined) return isPublicV4(v4);
  const groups = parseV6(text);
  if (groups === undefined) return false;
  const [first = 0, second = 0] = groups;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return isPublicV4((groups[6] ?? 0) * 65_536 + (groups[7] ?? 0));
  const isGlobalUnicast = first >= 0x2000 && first <= 0x3fff;
  const isDocumentation = (first === 0x2001 && second === 0x0db8) || (first === 0x3fff && second < 0x1000);
  return isGlobalUnicast && !isDocumentation;
}

function isPublicV4(address: number): boolean {
  for (const { shift, block } of BLOCKS_V4) if (address >>> shift === block) return false;
  return true;
}

function parseV4(text: string): number | undefined {
  let address = 0;
  let part = 0;
  let digits = 0;
  let dots = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === DOT) {
      if (digits === 0) return undefined;
      address = address * 256 + part;
      part = 0;
      digits = 0;
      dots += 1;
    } else {
      // A leading zero means octal to some parsers: no address that two systems read differently goes out.
      if (code < ZERO || code > ZERO + 9 || (digits > 0 && part === 0)) return undefined;
      part = part * 10 + code - ZERO;
      digits += 1;
      if (part > 255) return undefined;
    }
  }
  return dots === 3 && digits > 0 ? address * 256 + part : undefined;
}

function parseV6(text: string): number[] | undefined {
  const [head, tail, ...more] = text.split('::');
  const left = parseGroups(head);
  const right = parseGroups(tail);
  if (left === undefined || right === undefined || more.length > 0) return undefined;
  if (tail === undefined) return left.length === 8 ? left : undefined;
  const missing = 8 - left.length - right.length;
  return missing < 1 ? undefined : [...left, ...new Array<number>(missing).fill(0), ...right];
}

function parseGroups(text = ''): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const v4 = index === parts.length - 1 ? parseV4(part) : undefined;
    if (v4 !== undefined) groups.push(Math.floor(v4 / 65_536), v4 % 65_536);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}
