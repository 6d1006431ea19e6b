import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replays } from '../../../segment/test/saved/replays';
import { renewed } from '../../../segment/test/saved/saved-mappings';
import { differencesOf } from '../../src/diff/differences';
import { knownDifferences } from '../../src/diff/known-differences';
import { EXIT } from '../../src/cli/exit-codes';
import { ndjson, parsed, runProgram } from '../run-program';
import { temporaryFiles } from '../temporary-files';

const file = temporaryFiles();
const json = (name: string, value: unknown): string => file(name, JSON.stringify(value));

const TRACK = { type: 'track', event: 'Signed Up', userId: 'u-1' };
const SMALL = {
  mappingVersion: '2',
  type: { '@path': '$.type' },
  event: { '@path': '$.event' },
  userId: { '@path': '$.userId' },
  userFields: { '@path': '$.traits' },
};
const small = json('small.json', { partnerAction: 'trackEvent', mapping: SMALL });

describe('the reasons', () => {
  test.each(replays.map((replay) => [replay.title, replay] as const))(
    'of every difference of %s are the documented ones',
    (_title, { action, before, now, because }) => {
      const isWithin = (inner: string, outer: string): boolean =>
        inner === outer || inner.startsWith(`${outer}/`);
      const documented = (path: string): string | undefined =>
        Object.entries(because).find(([start]) => isWithin(path, start) || isWithin(start, path))?.[1];
      const differences = differencesOf(action, before, now);
      expect(differences.map(({ path, known }) => [path, known?.name])).toEqual(
        differences.map(({ path }) => [path, documented(path)]),
      );
      for (const start of Object.keys(because)) {
        const isTold = ({ path }: { path: string }): boolean =>
          isWithin(path, start) || isWithin(start, path);
        expect([start, differences.some(isTold)]).toEqual([start, true]);
      }
    },
  );

  test('are in the guide', () => {
    const guide = readFileSync(
      join(__dirname, '../../../segment/docs/coming-from-the-existing-destination.md'),
      'utf8',
    );
    for (const { name } of knownDifferences) expect(guide).toContain(`\n| \`${name}\` `);
    const inGuide = [...guide.matchAll(/^\| `([a-z-]+)` /gm)].map(([, name]) => name);
    expect(new Set(inGuide)).toEqual(new Set(knownDifferences.map(({ name }) => name)));
  });

  test('are missing for an undocumented difference', () => {
    expect(differencesOf('trackEvent', { properties: { a: 1 } }, { properties: { a: 2 } })).toEqual([
      { path: '/properties/a', before: 1, now: 2 },
    ]);
  });
});

test('every event, every field that differs, and why; no values', async () => {
  const run = await runProgram(
    ['diff', '--mapping', small],
    ndjson(TRACK, { ...TRACK, traits: { plan: 'pro-plan', tags: ['vip'] } }),
  );
  expect(run).toEqual({
    code: EXIT.ok,
    stdout: [
      'line 1  trackEvent  different',
      ' field     before        now     why',
      ' /context  empty object  absent  empty-objects: they say nothing',
      'line 2  trackEvent  different',
      ' field        before        now     why',
      ' /userFields  object        absent  leaked-fields: personal data went out twice, and bodies were',
      '                                    larger',
      ' /user/tags   list          text    tags: that is how Encharge documents tags',
      ' /context     empty object  absent  empty-objects: they say nothing',
      '',
      'In all, events',
      '       2  different',
      '       2  empty-objects: they say nothing',
      '       1  leaked-fields: personal data went out twice, and bodies were larger',
      '       1  tags: that is how Encharge documents tags',
      '',
    ].join('\n'),
    stderr: '2 read: 2 compared, 0 skipped, 0 failed\n',
  });
});

test('--json: a comparison for each event and mapping, values when asked for', async () => {
  const event = { ...TRACK, traits: { tags: ['vip', 'beta'] } };
  const run = async (...more: string[]): Promise<unknown[]> =>
    parsed((await runProgram(['diff', '--mapping', small, '--json', ...more], ndjson(event))).stdout);
  const comparison = (differences: object[]): object => {
    return { line: 1, mapping: 'trackEvent', result: 'different', differences };
  };
  expect(await run()).toEqual([
    comparison([
      { path: '/userFields', before: 'object', now: 'absent', reason: 'leaked-fields' },
      { path: '/user/tags', before: 'list', now: 'text', reason: 'tags' },
      { path: '/context', before: 'empty object', now: 'absent', reason: 'empty-objects' },
    ]),
  ]);
  expect(await run('--values')).toEqual([
    comparison([
      { path: '/userFields', before: { tags: ['vip', 'beta'] }, reason: 'leaked-fields' },
      { path: '/user/tags', before: ['vip', 'beta'], now: 'vip, beta', reason: 'tags' },
      { path: '/context', before: {}, reason: 'empty-objects' },
    ]),
  ]);
});

test('events that only one of the two sends', async () => {
  const timed = json('timed.json', {
    partnerAction: 'trackEvent',
    mapping: { ...SMALL, timestamp: { '@path': '$.timestamp' } },
  });
  const events = ndjson(
    { ...TRACK, timestamp: 'yesterday' },
    { ...TRACK, event: 'Identify' },
    { ...TRACK, event: '' },
  );
  const run = await runProgram(['diff', '--mapping', timed], events);
  expect(run.stdout).toMatch(/^line 1 {2}trackEvent {2}newly sent\n {2}before: Timestamp must be/m);
  expect(run.stdout).toMatch(/^line 2 {2}trackEvent {2}no longer sent\n {2}now: .*identify/im);
  expect(run.stdout).toMatch(
    /^line 3 {2}trackEvent {2}not sent\n {2}now: .*'event'.*\n {2}before: .*'event'/im,
  );
  expect(run.code).toBe(EXIT.ok);
});

test('mappings as the Public API lists them; disabled ones are ignored; events without a mapping are skipped', async () => {
  const group = renewed('createUpdateObject');
  const listed = json('listed.json', {
    data: {
      subscriptions: [
        { name: 'Companies', actionSlug: 'createUpdateObject', settings: group, trigger: 'type = "group"' },
        { name: 'Off', actionSlug: 'trackEvent', settings: SMALL, trigger: 'type = "track"', enabled: false },
        { name: 'Sign-ups', actionSlug: 'trackEvent', settings: SMALL, trigger: 'event = "Signed Up"' },
      ],
    },
  });
  const company = { type: 'group', groupId: 'g-1', userId: 'u-1', traits: { name: 'ACME' } };
  const events = ndjson(company, { ...TRACK, event: 'Other' }, TRACK, 'junk');
  const run = await runProgram(['diff', '--mapping', listed, '--json'], events);
  expect(run.code).toBe(EXIT.partial);
  const same = { line: 1, mapping: 'Companies', result: 'same', differences: [] };
  const empty = { path: '/context', before: 'empty object', now: 'absent', reason: 'empty-objects' };
  const different = { line: 3, mapping: 'Sign-ups', result: 'different', differences: [empty] };
  expect(parsed(run.stdout)).toEqual([same, different]);
  const message = 'No saved mapping takes this event.';
  expect(parsed(run.stderr)).toEqual([
    { line: 2, level: 'skipped', call: 'track', path: '', code: 'mapping.trigger', message },
    expect.objectContaining({ line: 4, code: 'line.json' }),
    { level: 'counts', read: 4, compared: 2, skipped: 1, failed: 1 },
  ]);
  const quiet = await runProgram(['diff', '--mapping', listed, '--json', '--quiet'], events);
  expect(parsed(quiet.stdout)).toEqual([different]);
});

test.each<[string, unknown, RegExp]>([
  [
    'an action that the existing destination lacks',
    { partnerAction: 'trackScreenView', mapping: {} },
    /no action with this name\. Its actions are trackEvent/,
  ],
  ['no action', { mapping: SMALL }, /Mapping 1 of .* names no action/],
  ['an invalid mapping', { partnerAction: 'trackEvent', mapping: [] }, /holds no mapping of fields/],
  [
    'only disabled mappings',
    [{ partnerAction: 'trackEvent', mapping: SMALL, enabled: false }],
    /no mapping that is switched on/,
  ],
  ['a text', 'trackEvent', /holds no saved mapping/],
  [
    'an unreadable trigger',
    { partnerAction: 'trackEvent', mapping: SMALL, trigger: 'type = "tra' },
    /cannot read the mapping's trigger/,
  ],
])('%s is a usage error', async (_name, saved, message) => {
  const run = await runProgram(['diff', '--mapping', json('bad.json', saved)], ndjson(TRACK));
  expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
  expect(run.stderr).toMatch(message);
});
