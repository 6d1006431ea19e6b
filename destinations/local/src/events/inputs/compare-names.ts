/** Compares names as people order them: `2.json` before `10.json`. Allocates nothing: it sorts the names of a million files. */
export function compareNames(one: string, other: string): number {
  let [a, b] = [0, 0];
  while (a < one.length && b < other.length) {
    if (!isDigit(one, a) || !isDigit(other, b)) {
      const difference = one.charCodeAt(a) - other.charCodeAt(b);
      if (difference !== 0) return difference;
      a += 1;
      b += 1;
      continue;
    }
    const [startOne, startOther] = [skipZeros(one, a), skipZeros(other, b)];
    a = skipDigits(one, startOne);
    b = skipDigits(other, startOther);
    const byLength = a - startOne - (b - startOther);
    if (byLength !== 0) return byLength;
    for (let index = startOne; index < a; index += 1) {
      const difference = one.charCodeAt(index) - other.charCodeAt(startOther + index - startOne);
      if (difference !== 0) return difference;
    }
  }
  return one.length - a - (other.length - b) || (one < other ? -1 : Number(one > other));
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

function skipZeros(text: string, from: number): number {
  let index = from;
  while (text.charCodeAt(index) === 0x30) index += 1;
  return index;
}

function skipDigits(text: string, from: number): number {
  let index = from;
  while (isDigit(text, index)) index += 1;
  return index;
}
