import { spansOf } from './encodings';
import { kindOf, valuePattern } from './kinds';

/** Something that a fixture must not contain. */
export interface ScanFinding {
  /** JSON Pointer; empty for a text that is not JSON. */
  pointer: string;
  /** What it looks like, e.g. `email`; `secret` for a known key. */
  kind: string;
  /** Its first characters, for finding it; nothing of a known key. */
  hint: string;
}

/** Options of the scan. */
export interface ScanOptions {
  /** Keys that must not occur in any encoding. */
  secrets?: readonly string[];
  /** Values that look personal and are known to be made up, literally. */
  accepted?: ReadonlySet<string>;
}

// Base64 inside base64 inside a URL.
const DEEPEST = 3;
const RUN = /[A-Za-z0-9+/_-]{12,}={0,2}/g;
const HINT = 6;

/**
 * Searches a fixture's content for keys, people and tokens: names and values, also inside percent-encoding, base64 and hexadecimal. It
 * fails closed: a value that looks personal is a finding unless it is reserved for examples or known to be made up.
 *
 * @param content Parsed JSON, or a text.
 * @returns nothing when the content may be written.
 * @example scanFixture({ user: { email: 'jon@snow.com' } }) // [{ pointer: '/user/email', kind: 'email', hint: 'jon@sn…' }]
 */
export function scanFixture(content: unknown, options: ScanOptions = {}): ScanFinding[] {
  const { secrets = [], accepted = new Set() } = options;
  const finders = secrets.map((secret) => spansOf(secret, ''));
  const values = valuePattern();

  const scanText = (text: string, pointer: string, depth: number): ScanFinding[] => {
    if (finders.some((find) => find(text).length > 0)) return [{ pointer, kind: 'secret', hint: '' }];
    const found = [...text.matchAll(values)].flatMap(({ 0: value, groups }) => {
      const { name, isHarmless } = kindOf(groups ?? {});
      if (isHarmless(value) || accepted.has(value)) return [];
      return [{ pointer, kind: name, hint: `${value.slice(0, HINT)}…` }];
    });
    if (found.length > 0 || depth === DEEPEST) return found;
    return decodings(text).flatMap((inner) => scanText(inner, pointer, depth + 1));
  };
  const scan = (value: unknown, pointer: string): ScanFinding[] => {
    if (typeof value === 'string') return scanText(value, pointer, 0);
    if (typeof value === 'number') return scanText(String(value), pointer, DEEPEST);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, member]) => {
      const inner = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return [...(Array.isArray(value) ? [] : scanText(key, pointer, 0)), ...scan(member, inner)];
    });
  };
  return scan(content, '');
}

/** What a text may hide: its percent-decoded form, and every base64 or hexadecimal run that decodes to plain text. */
function decodings(text: string): string[] {
  const runs = text.match(RUN) ?? [];
  const decoded = runs.flatMap((run) => [
    Buffer.from(run, 'base64').toString('utf8'),
    ...(/^(?:[0-9a-f]{2})+$/i.test(run) ? [Buffer.from(run, 'hex').toString('utf8')] : []),
  ]);
  // An ordinary word in base64 letters decodes to noise, not to text.
  const texts = decoded.filter((inner) => /^[\p{L}\p{N}\p{P}\p{S}\p{Z}\r\n\t]+$/u.test(inner));
  const unescaped = text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
  return unescaped === text ? texts : [...texts, unescaped];
}
