import type { Definitions, Side } from '../../src/workbench/api';

/** Leaves of bodies without an entry that says where they come from, and entries without a sentence. */
export function untraced({ requests, trace }: Side, { rules }: Definitions): string[] {
  const leaves = requests.flatMap(({ body }, request) => leavesOf(body, `${request} `));
  const known = new Set(trace.map(({ request, target }) => `${request} ${target}`));
  return [
    ...leaves.filter((leaf) => !known.has(leaf)),
    ...trace.filter(({ rule }) => (rules[rule] ?? '') === '').map(({ rule }) => `no sentence: ${rule}`),
  ];
}

function leavesOf(value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [at];
  return Object.entries(value).flatMap(([key, item]) =>
    leavesOf(item, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
