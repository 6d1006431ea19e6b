import { join } from 'node:path';
import { buildBundle } from '../build-bundle';
import type { BundleFile } from '../build-bundle';

const root = join(__dirname, '../../..');

// Building loads a compiler.
jest.setTimeout(60_000);

test.each([
  ['segment', 'segment-destination-function', 45_000],
  ['rudderstack', 'rudderstack-transformation', 100_000],
] as const)(
  '%s: one readable file, and a minified one within its size limit',
  async (platform, name, limit) => {
    const [readable, minified] = (await buildBundle({ platform, root })) as [BundleFile, BundleFile];
    expect([readable.name, minified.name]).toEqual([`${name}.js`, `${name}.min.js`]);
    expect(minified.bytes).toBe(Buffer.byteLength(minified.code));
    expect(minified.bytes).toBeLessThan(limit);
    expect(readable.bytes).toBeLessThan(100_000);
    for (const { code } of [readable, minified]) {
      expect(code).toMatch(/^\/\*! Encharge for .*, version \d+\.\d+\.\d+\.\n \* Where to paste: /);
      expect(code).toContain('MIT licence');
      expect(code.slice(0, 600)).toContain('Guide: destinations/');
      expect(code).not.toContain(root);
    }
    // Not mangled: the mapper's own names stay readable.
    expect(readable.code).toContain('function planOfEvent(');
  },
);

test('options are baked in at the head, where customers find them', async () => {
  const options = { dialect: 'documented', pages: 'event', deny: ['phone'] };
  const [transformation] = await buildBundle({ platform: 'rudderstack', root, options });
  expect(transformation?.code).toMatch(
    /\nconst OPTIONS = \{\n[^}]*\n {2}dialect: "documented",\n[^}]*\n {2}pages: "event",\n[^}]*\n {2}deny: \["phone"\],\n/,
  );
  const [fn] = await buildBundle({ platform: 'segment', root, options: { pages: 'event' } });
  expect(fn?.code).toContain('\nconst OPTIONS = {\n  "dialect": "segment",\n  "pages": "event"\n};\n');
});

test('options with a key are rejected before anything is built', async () => {
  await expect(buildBundle({ platform: 'segment', root, options: { apiKey: 'x' } })).rejects.toThrow(
    'Refused: the options',
  );
});

test.each(['segment', 'rudderstack'] as const)(
  '%s: contains nothing that only explains',
  async (platform) => {
    const [readable] = await buildBundle({ platform, root });
    // The minified file drops what is written there.
    expect(readable?.code.match(/\.remarks\b(?!\.push\()/g)).toBeNull();
    for (const words of ['looks like a secret', 'is on the deny-list', 'The UTM campaign'])
      expect(readable?.code).not.toContain(words);
  },
);
