import { join } from 'node:path';
import { buildBundle } from '../build-bundle';
import type { BundleFile } from '../build-bundle';
import { BUNDLE_PLATFORMS, bundleDefinitions } from '../bundles';

const root = join(__dirname, '../../..');

// Building loads a compiler.
jest.setTimeout(60_000);

test.each(BUNDLE_PLATFORMS)(
  '%s: one readable file, and a minified one within its size limit',
  async (platform) => {
    const { name, limitBytes } = bundleDefinitions[platform];
    const [readable, minified] = (await buildBundle({ platform, root })) as [BundleFile, BundleFile];
    expect([readable.name, minified.name]).toEqual([`${name}.js`, `${name}.min.js`]);
    expect(minified.bytes).toBe(Buffer.byteLength(minified.code));
    expect(minified.bytes).toBeLessThanOrEqual(limitBytes);
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

test('a customer may have many options: the size limit is for our code', async () => {
  const tagRules = Array.from({ length: 500 }, (_, index) => ({ event: `Event ${index}`, tags: ['a'] }));
  const files = await buildBundle({ platform: 'segment', root, options: { tagRules } });
  for (const { code } of files) expect(code).toContain('"event": "Event 499"');
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
