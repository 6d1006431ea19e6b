/** One difference between two bodies. */
export interface Difference {
  path: string;
  before: unknown;
  now: unknown;
}

/** Every leaf in which two bodies differ; empty objects and lists of scalars count as leaves. */
export function differences(before: unknown, now: unknown): Difference[] {
  const leaves = [new Map(leavesOf(before)), new Map(leavesOf(now))] as const;
  const paths = new Set(leaves.flatMap((one) => [...one.keys()]));
  return [...paths].flatMap((path) => {
    const [a, b] = [leaves[0].get(path), leaves[1].get(path)];
    return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ path, before: a, now: b }];
  });
}

function leavesOf(value: unknown, at = ''): [string, unknown][] {
  const isNested = (one: unknown): one is object => typeof one === 'object' && one !== null;
  const isList = Array.isArray(value) && !value.some(isNested);
  const entries = isNested(value) && !isList ? Object.entries(value) : [];
  if (entries.length === 0) return [[at, value]];
  return entries.flatMap(([key, inner]) => leavesOf(inner, `${at}/${key}`));
}
