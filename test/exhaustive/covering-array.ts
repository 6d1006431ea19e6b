/**
 * Rows of values in which every two values of every two dimensions meet at least once. Picks one value after the other, always the one that
 * meets the most values it has not met yet. The same rows every time.
 *
 * @param sizes How many values each dimension has.
 * @returns for each row the index of each dimension's value.
 * @example coveringArray([2, 2, 2]) // four rows instead of eight
 */
export function coveringArray(sizes: readonly number[]): number[][] {
  const missing = allPairs(sizes);
  const rows: number[][] = [];
  for (let [next] = missing; next !== undefined; [next] = missing) {
    const row = rowWith(next, sizes, missing);
    for (const pair of pairsIn(row)) missing.delete(pair);
    rows.push(row);
  }
  return rows;
}

/** `dimension:value dimension:value`, the earlier dimension first. */
function pairOf(one: number, value: number, other: number, otherValue: number): string {
  return one < other ? `${one}:${value} ${other}:${otherValue}` : `${other}:${otherValue} ${one}:${value}`;
}

function allPairs(sizes: readonly number[]): Set<string> {
  const pairs = new Set<string>();
  for (const [one, size] of sizes.entries())
    for (let other = one + 1; other < sizes.length; other += 1)
      for (let value = 0; value < size; value += 1)
        for (let otherValue = 0; otherValue < (sizes[other] ?? 0); otherValue += 1)
          pairs.add(pairOf(one, value, other, otherValue));
  return pairs;
}

function pairsIn(row: readonly number[]): string[] {
  return row.flatMap((value, one) =>
    row.slice(one + 1).map((otherValue, index) => pairOf(one, value, one + 1 + index, otherValue)),
  );
}

function rowWith(pair: string, sizes: readonly number[], missing: ReadonlySet<string>): number[] {
  const row = new Map(
    pair.split(' ').map((half) => half.split(':').map(Number) as [dimension: number, value: number]),
  );
  for (const [dimension, size] of sizes.entries()) {
    if (row.has(dimension)) continue;
    let [best, most] = [0, -1];
    for (let value = 0; value < size; value += 1) {
      const met = [...row].filter(([other, held]) =>
        missing.has(pairOf(dimension, value, other, held)),
      ).length;
      if (met > most) [best, most] = [value, met];
    }
    row.set(dimension, best);
  }
  return sizes.map((_, dimension) => row.get(dimension) ?? 0);
}
