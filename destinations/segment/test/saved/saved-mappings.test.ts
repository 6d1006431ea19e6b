import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEYS, withLoopback } from '../with-loopback';
import { differences } from './differences';
import { replays } from './replays';
import { renewed } from './saved-mappings';

const bench = withLoopback();
const guide = readFileSync(join(__dirname, '../../docs/coming-from-the-existing-destination.md'), 'utf8');

describe.each(replays.map((replay) => [replay.title, replay] as const))(
  'a saved mapping created anew, and %s',
  (_title, { action, event, before, now, because }) => {
    test('sends what it should', async () => {
      const { server, integration } = bench();
      const subscription = {
        partnerAction: action,
        subscribe: 'type != "x"',
        mapping: renewed(action),
      };
      await integration.onEvent(event, { ...KEYS, subscriptions: [subscription] });
      expect(server.requests.map(({ body }) => body)).toEqual([now]);
    });

    test('differs only where the guide says so', () => {
      const differing = differences(before, now).map(({ path }) => path);
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
