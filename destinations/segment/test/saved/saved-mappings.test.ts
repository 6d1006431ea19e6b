import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEYS, withLoopback } from '../with-loopback';
import { replays, savedMappings } from './saved-mappings';

const bench = withLoopback();
const guide = readFileSync(join(__dirname, '../../docs/coming-from-the-existing-destination.md'), 'utf8');

describe.each(replays.map((replay) => [replay.title, replay] as const))(
  'a mapping saved before, and %s',
  (_title, { action, event, before, now, because }) => {
    test('sends what it should', async () => {
      const { server, integration } = bench();
      const subscription = {
        partnerAction: action,
        subscribe: 'type != "x"',
        mapping: savedMappings[action],
      };
      await integration.onEvent(event, { ...KEYS, subscriptions: [subscription] } as never);
      expect(server.requests.map(({ body }) => body)).toEqual([now]);
    });

    test('differs where the guide says so, and nowhere else', () => {
      const differing = differences(before, now);
      expect(differing.filter((path) => reasonFor(path, because) === undefined)).toEqual([]);
      for (const [path, reason] of Object.entries(because)) {
        expect(differing.some((one) => one === path || one.startsWith(`${path}/`))).toBe(true);
        expect(guide).toContain(`\n| \`${reason}\` `);
      }
    });
  },
);

function reasonFor(path: string, because: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(because).find(([start]) => path === start || path.startsWith(`${start}/`))?.[1];
}

/** Pointers to every leaf in which two bodies differ; an empty object is a leaf. */
function differences(a: unknown, b: unknown): string[] {
  const leaves = [new Map(leavesOf(a)), new Map(leavesOf(b))] as const;
  const paths = new Set(leaves.flatMap((one) => [...one.keys()]));
  return [...paths].filter((path) => leaves[0].get(path) !== leaves[1].get(path));
}

function leavesOf(value: unknown, at = ''): [string, string][] {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries = isObject ? Object.entries(value) : [];
  if (entries.length === 0) return [[at, JSON.stringify(value)]];
  return entries.flatMap(([key, inner]) => leavesOf(inner, `${at}/${key}`));
}
