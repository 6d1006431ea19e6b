/** A kind of personal or secret value: what it looks like, and what replaces it in a fixture. */
export interface ValueKind {
  name: 'email' | 'time' | 'uuid' | 'jwt' | 'ipv6' | 'ipv4' | 'hex' | 'token';
  /** Without flags. */
  pattern: string;
  /**
   * The placeholder with this number, from 1. It looks like a value of the same kind, so that scrubbed content can be scrubbed again.
   *
   * @throws {RangeError} when there are no more.
   */
  placeholder: (number: number, found: string) => string;
  /** Whether a fixture may contain this value: only placeholders, and what standards reserve for examples. */
  isHarmless: (value: string) => boolean;
}

const AT = '(?:@|%(?:25)*40)';
const NAME = '[^\\s@"\'<>()\\[\\]{},;:\\\\/|=&?%]';
const RESERVED_DOMAIN = /(?:^|\.)(?:example\.(?:com|org|net)|test|example)$/i;
const DOCUMENTATION_NETS = ['192.0.2.', '198.51.100.', '203.0.113.'];
const PER_NET = 254;
const FIRST_TIME = Date.UTC(2020, 0, 1);

/**
 * The kinds, the more specific ones first. Sources of harmless values: RFC 2606 and 6761 (domains), RFC 5737 and 3849 (addresses); ids are
 * zeros and a number.
 */
export const VALUE_KINDS: readonly ValueKind[] = [
  {
    name: 'email',
    pattern: `${NAME}+${AT}${NAME}+\\.${NAME}*[\\p{L}\\d]`,
    // Unlike the fixtures' people, whom a recording makes up itself.
    placeholder: (number) => `somebody-${number}@example.com`,
    isHarmless: (value) => RESERVED_DOMAIN.test(value.replace(/^.*(?:@|%(?:25)*40)/, '')),
  },
  {
    name: 'time',
    pattern: '\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?',
    placeholder: (number) => new Date(FIRST_TIME + number * 1000).toISOString(),
    isHarmless: () => true,
  },
  {
    name: 'uuid',
    pattern: '\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b',
    placeholder: (number) => `00000000-0000-4000-8000-${zeros(number, 12)}`,
    isHarmless: (value) => /^0{8}-0000-[04]000-[08]000-0{6}\d{6}$/.test(value),
  },
  {
    name: 'jwt',
    pattern: 'eyJ[\\w-]{5,}\\.[\\w-]{5,}(?:\\.[\\w-]*)?',
    placeholder: (number) => `[token ${number}]`,
    isHarmless: () => false,
  },
  {
    name: 'ipv6',
    pattern:
      '(?<![\\w:.])(?:(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|(?:[0-9a-fA-F]{1,4}:){1,6}(?::[0-9a-fA-F]{1,4}){1,6}|::1)(?![\\w:])',
    placeholder: (number) => `2001:db8::${number.toString(16)}`,
    isHarmless: (value) => /^2001:0?db8:/i.test(value),
  },
  {
    name: 'ipv4',
    // After `Chrome/` comes a version.
    pattern:
      '(?<![\\w.]|[A-Za-z]\\/)(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\w]|\\.\\d)',
    placeholder: documentationAddress,
    isHarmless: (value) => DOCUMENTATION_NETS.some((net) => value.startsWith(net)),
  },
  {
    name: 'hex',
    pattern: '\\b[0-9a-fA-F]{16,}\\b',
    placeholder: (number, { length }) => zeros(number, length),
    isHarmless: (value) => /^0{10,}\d{1,6}$/.test(value),
  },
  {
    name: 'token',
    // Long, with digits, lower and upper case: like keys and ids, and unlike words.
    pattern: '(?<![\\w+-])(?=[\\w+-]*\\d)(?=[\\w+-]*[a-z])(?=[\\w+-]*[A-Z])[\\w+-]{20,}',
    placeholder: (number) => `[token ${number}]`,
    isHarmless: () => false,
  },
];

/** Finds values of all kinds; the group's name is the kind's. */
export function valuePattern(): RegExp {
  return new RegExp(VALUE_KINDS.map(({ name, pattern }) => `(?<${name}>${pattern})`).join('|'), 'gu');
}

/** The kind of a match of {@link valuePattern}. */
export function kindOf(groups: Readonly<Record<string, string | undefined>>): ValueKind {
  const kind = VALUE_KINDS.find(({ name }) => groups[name] !== undefined);
  if (kind === undefined) throw new TypeError('The match is of no kind.');
  return kind;
}

/** Whether a text is a scrubber's placeholder. */
export function isPlaceholder(text: string): boolean {
  if (/^\[(?:token \d+|(?:write|api|unknown) key)\]$/.test(text)) return true;
  return VALUE_KINDS.some(
    ({ pattern, isHarmless }) => new RegExp(`^(?:${pattern})$`, 'u').test(text) && isHarmless(text),
  );
}

function documentationAddress(number: number): string {
  const net = DOCUMENTATION_NETS[Math.floor((number - 1) / PER_NET)];
  if (net === undefined)
    throw new RangeError('There are no more addresses for documentation: too many in one recording.');
  return `${net}${((number - 1) % PER_NET) + 1}`;
}

function zeros(number: number, length: number): string {
  if (number > 999_999) throw new RangeError('There are too many ids in one recording.');
  return String(number).padStart(length, '0');
}
