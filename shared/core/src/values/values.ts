import type { Dictionary, Path } from '../types';

/** Blank means `undefined`, `null`, `""` and text with only white space and NUL (which is removed), everywhere in the mapping. */
export function isBlank(value: unknown): value is undefined | null | string {
  if (typeof value !== 'string') return value === undefined || value === null;
  // Nearly every text starts with a printable ASCII character and needs no trimming.
  const first = value.charCodeAt(0);
  return !(first > 32 && first < 128) && value.replace(/\0/g, '').trim() === '';
}

/** True for anything with keys, but not for `null` or a list. */
export function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Object.hasOwn`, which ES2020 lacks. */
export function hasOwn(object: object, key: string | number): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}

/** Keys that reach an object's prototype: never followed, never created. */
export function isHostileKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

/** The value at a path; `undefined` when a step is missing, or leads to a function that every object inherits. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    const next = (value as Dictionary)[step];
    value = typeof next === 'function' && !hasOwn(value, step) ? undefined : next;
  }
  return value;
}

/** The first of several places that is not blank, or the first with a `null`, which can clear a field. */
export function bestPlace(root: unknown, places: readonly Path[]): Path {
  const first = (isGood: (value: unknown) => boolean) => places.find((place) => isGood(valueAt(root, place)));
  const [usual = []] = places;
  return first((value) => !isBlank(value)) ?? first((value) => value === null) ?? usual;
}

// The classes Cc and Cf: NUL, zero width, direction marks. Copying text from a page includes them.
const INVISIBLE_ENDS = /^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu;
const HALF_PAIR = /\p{Surrogate}/gu;

/** Text without white space, control and format characters at its ends. */
export function trimInvisible(text: string): string {
  return isPrintable(text.charCodeAt(0)) && isPrintable(text.charCodeAt(text.length - 1))
    ? text
    : text.replace(INVISIBLE_ENDS, '');
}

/** Text that every database accepts: half a surrogate pair becomes U+FFFD, NUL is removed. */
export function wellFormed(text: string): string {
  // The platform's own check is the fastest, but ES2020 lacks it.
  const isWellFormed = (text as { isWellFormed?: () => boolean }).isWellFormed?.() === true;
  return isWellFormed && !text.includes('\0') ? text : text.replace(HALF_PAIR, '\ufffd').replace(/\0/g, '');
}

function isPrintable(code: number): boolean {
  return code > 32 && code < 127;
}

/** The value that JSON stands for; `undefined` for any other text. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const MOST = 1000;

/** Caches a function of names: remembers up to 1,000 answers, since the same few names come with every event. */
export function remembered<Answer>(answer: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, Answer>();
  return (name) => {
    let found = known.get(name);
    if (found === undefined) {
      if (known.size === MOST) known.clear();
      known.set(name, (found = answer(name)));
    }
    return found;
  };
}
