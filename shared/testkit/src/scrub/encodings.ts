import type { Span } from './spans';

// A shorter part of base64 would match ordinary words.
const SHORTEST_CORE = 6;
/** One character of base64, also in a URL. */
const BASE64 = '(?:[A-Za-z0-9+/_=-]|%(?:25)*(?:2[bBfF]|3[dD]))';
/** How far back a run is followed. */
const LONGEST_RUN = 4_096;
const HTML_NAMES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };

/**
 * Makes the function that finds one value in texts, in every form in which an answer, an error or a URL may repeat it: plain,
 * percent-encoded (any character, also twice), escaped as in JSON or HTML, hexadecimal, base64 and base64url, also as part of something
 * longer such as Basic authentication. For hexadecimal and base64, finds the whole run.
 *
 * @example spansOf('key-12345678', '[write key]')('?token=key%2D12345678') // [{ start: 7, end: 21, placeholder: '[write key]' }]
 */
export function spansOf(value: string, placeholder: string): (text: string) => Span[] {
  const plain = new RegExp(spelled(value), 'g');
  const hex = new RegExp(Buffer.from(value).toString('hex'), 'gi');
  const base64 = base64Cores(value).map((core) => new RegExp(spelled(core, base64Spellings), 'g'));
  return (text) => [
    ...occurrences(text, plain, placeholder),
    ...occurrences(text, hex, placeholder).map((span) => widened(text, span, '[0-9a-fA-F]')),
    ...base64
      .flatMap((core) => occurrences(text, core, placeholder))
      .map((span) => widened(text, span, BASE64)),
  ];
}

/** A pattern for a text in which each character may have any spelling. */
function spelled(text: string, more: (character: string) => string[] = () => []): string {
  return Array.from(text, (character) => {
    const forms = [character, ...more(character)].flatMap(spellings);
    return `(?:${[...new Set(forms)].join('|')})`;
  }).join('');
}

function spellings(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, '0'));
  const percent = bytes.map((byte) => `%(?:25)*${anyCase(byte)}`).join('');
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  const unicode = units.map((unit) => `\\\\u${anyCase(unit.toString(16).padStart(4, '0'))}`).join('');
  const html = HTML_NAMES[character];
  return [
    escaped(character),
    percent,
    unicode,
    `\\\\${escaped(character)}`,
    `&#${code};`,
    `&#[xX]0*${anyCase(code.toString(16))};`,
    ...(html === undefined ? [] : [`&${html};`]),
  ];
}

function anyCase(hex: string): string {
  return Array.from(hex, (digit) =>
    /[a-f]/i.test(digit) ? `[${digit.toLowerCase()}${digit.toUpperCase()}]` : digit,
  ).join('');
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function base64Spellings(character: string): string[] {
  if (character === '+') return ['-'];
  return character === '/' ? ['_'] : [];
}

/**
 * The characters of the value's base64 that do not depend on what precedes and follows it. Base64 encodes bytes in groups of three, so
 * there are three forms, one for each position in a group.
 */
function base64Cores(value: string): string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2]
    .map((offset) => {
      const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
      return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    })
    .filter((core) => core.length >= SHORTEST_CORE);
}

function occurrences(text: string, pattern: RegExp, placeholder: string): Span[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    placeholder,
  }));
}

function widened(text: string, { start, end, placeholder }: Span, character: string): Span {
  const before = new RegExp(`${character}*$`).exec(text.slice(Math.max(0, start - LONGEST_RUN), start));
  const behind = new RegExp(`^${character}*`).exec(text.slice(end));
  return { start: start - (before?.[0].length ?? 0), end: end + (behind?.[0].length ?? 0), placeholder };
}
