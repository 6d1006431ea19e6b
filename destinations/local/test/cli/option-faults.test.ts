import { dirname } from 'node:path';
import { optionFaults } from '../../src/cli/flags/option-faults';
import { EXIT } from '../../src/cli/exit-codes';
import { ndjson, runProgram } from '../run-program';
import { temporaryFiles } from '../temporary-files';

const file = temporaryFiles();
const NAMES =
  'dialect, pages, screens, objectType, tagRules, maxEventAge, anonymous, emailOnEvents, emailFromProperties, rename, allow, deny, traitsOnEvents, clearOnNull, sendIp';
const KEY =
  "is a key: it belongs in the environment or in the host's own settings, never in a file of options.";

test.each<[unknown, string]>([
  [{ denny: ['phone'] }, '"denny" is not an option. Did you mean "deny"?'],
  [{ Pages: 'off' }, '"Pages" is not an option. Did you mean "pages"?'],
  [{ tag_rules: [] }, '"tag_rules" is not an option. Did you mean "tagRules"?'],
  [{ traits: ['plan'] }, `"traits" is not an option. Options: ${NAMES}.`],
  [{ trace: true }, `"trace" is not an option. Options: ${NAMES}.`],
  [{ writeKey: 'wk-unseenkey' }, `writeKey ${KEY}`],
  [{ password: 'x' }, `password ${KEY}`],
  [{ pages: 'sometimes' }, 'pages takes one of off, event, visit.'],
  [{ sendIp: 'yes' }, 'sendIp takes true or false.'],
  [{ maxEventAge: '3' }, 'maxEventAge takes a number.'],
  [{ maxEventAge: -1 }, 'maxEventAge takes a number of 0 or more; 0 means no limit.'],
  [
    { dialect: 'documented', pages: 'visit' },
    'pages "visit" needs the dialect "segment", and this is "documented". Set "dialect": "segment", or change pages.',
  ],
  [
    { anonymous: 'send' },
    'anonymous "send" needs the dialect "segment", and this is "documented". Set "dialect": "segment", or change anonymous.',
  ],
  [{ deny: 'phone' }, 'deny takes a list.'],
  [{ deny: ['phone', ' '] }, 'deny/1 is blank.'],
  [{ allow: [1] }, 'allow/0 takes text.'],
  [{ objectType: {} }, 'objectType takes a name, or { trait } with a dot path.'],
  [{ tagRules: [{ event: 'Paid', tags: 5 }] }, 'tagRules/0/tags takes tags without commas.'],
  [{ tagRules: [{ event: 'Paid', tags: ['a,b'] }] }, 'tagRules/0/tags/0 holds a comma.'],
  [{ tagRules: ['Paid'] }, 'tagRules/0 takes an object.'],
  [{ rename: [{ from: 'traits..a', to: 'plan' }] }, 'rename/0/from is no dot path.'],
  [
    { rename: [{ from: 'traits["plan"]', to: 'plan' }] },
    'rename/0/from "traits[\\"plan\\"]" has brackets around a name. Put a dot before it: traits.name.',
  ],
  [
    { rename: [{ from: 'trait.plan', to: 'plan' }] },
    'rename/0/from begins with "trait", which no event has. Did you mean "traits"?',
  ],
  [
    { rename: [{ from: 'plan', to: 'tier' }] },
    'rename/0/from begins with "plan", which no event has. Begin with traits, properties or context.',
  ],
  [
    { objectType: { trait: 'propertys.kind' } },
    'objectType/trait begins with "propertys", which no event has. Did you mean "properties"?',
  ],
  [
    { deny: ['phone', 'traits.E-Mail'] },
    'deny/1 "traits.E-Mail" has no effect: who a person is always goes out. Remove it. To keep emails off events of people with a user ID, set "emailOnEvents": "withoutUserId".',
  ],
  [{ deny: ['userId'] }, 'deny/0 "userId" has no effect: who a person is always goes out. Remove it.'],
  [{ rename: [{ from: 'traits.a', to: 'plan', too: 'x' }] }, 'rename/0 has no "too".'],
])('%j: %s', (options, fault) => {
  expect(optionFaults(options as object, 'documented')).toEqual([fault]);
});

test('a choice that only one dialect has is checked against the dialect in use', async () => {
  expect(optionFaults({ pages: 'visit', anonymous: 'send' }, 'segment')).toEqual([]);
  const path = file('visits.json', '{"pages":"visit"}');
  const map = (...flags: string[]) => runProgram(['map', '--options', path, ...flags], '');
  expect((await map()).stderr).toContain('pages "visit" needs the dialect "segment"');
  expect((await map('--platform', 'rudderstack')).stderr).toContain('needs the dialect "segment"');
  for (const flags of [
    ['--dialect', 'segment'],
    ['--platform', 'segment'],
  ])
    expect((await map(...flags)).stderr).not.toContain('needs the dialect');
});

test('list entries, a leading $ and every part of an event are paths', () => {
  const froms = ['properties.products[0].name', '$.context.locale', 'rudderId', 'integrations.All'];
  const rename = froms.map((from, index) => ({ from, to: `field${index}` }));
  expect(optionFaults({ rename, deny: ['workEmail', 'phone'] }, 'documented')).toEqual([]);
});

test('empty form values are not set', () => {
  expect(optionFaults({ pages: null, denny: null, deny: [], sendIp: true }, 'documented')).toEqual([]);
});

test.each<[string, string | Buffer, string]>([
  ['nothing', '', ' is not valid JSON: line 1, column 1: The text breaks off here. A value belongs here.'],
  [
    'half a file',
    '{"deny":',
    ' is not valid JSON: line 1, column 9: The text breaks off here. A value belongs here.',
  ],
  [
    'an extra comma',
    '{\n  "deny": ["phone"],\n}',
    ' is not valid JSON: line 3, column 1: A name in quotation marks belongs here.',
  ],
  [
    'names without quotes',
    '{\n  deny: ["phone"]\n}',
    ' is not valid JSON: line 2, column 3: A name in quotation marks belongs here.',
  ],
  ['YAML', 'deny:\n  - phone\n', ' is not valid JSON: line 1, column 1: Text needs quotation marks.'],
  [
    'an image',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
    ' is not text. Check the name.',
  ],
  ['a list', '[]', ' is not an object. Give options such as {"dialect":"documented"}.'],
  ['null', 'null', ' is not an object. Give options such as {"dialect":"documented"}.'],
  ['text', '"deny"', ' is not an object. Give options such as {"dialect":"documented"}.'],
  ['a number', '7', ' is not an object. Give options such as {"dialect":"documented"}.'],
  [
    'events',
    '{"type":"track","event":"E"}',
    `" are wrong:\n- "type" is not an option. Options: ${NAMES}.\n- "event" is not an option. Options: ${NAMES}.`,
  ],
])('an options file with %s is rejected', async (_name, content, fault) => {
  const path = file('wrong.json', content);
  const { code, stdout, stderr } = await runProgram(['map', '--options', path], '');
  expect({ code, stdout }).toEqual({ code: EXIT.usage, stdout: '' });
  expect(stderr.slice(stderr.indexOf('wrong.json') + 'wrong.json"'.length).replace(/^"?/, '')).toBe(
    `${fault.replace(/^"/, '')}\n`,
  );
});

test('a folder, or a missing file, is not an options file', async () => {
  for (const [path, code] of [
    [dirname(file('x', '')), 'EISDIR'],
    ['nowhere.json', 'ENOENT'],
  ]) {
    const { stderr } = await runProgram(['map', '--options', path ?? ''], '');
    expect(stderr).toBe(
      `encharge-destinations: "${path}" cannot be read (${code}). Check the name and the permissions.\n`,
    );
  }
});

test.each([
  ['UTF-8 with a byte order mark', Buffer.from('\ufeff{"deny":["phone"]}')],
  ['UTF-16', Buffer.from('\ufeff{"deny":["phone"]}', 'utf16le')],
])('options in %s are read', async (_name, content) => {
  const { stdout, code } = await runProgram(
    ['map', '--options', file('marked.json', content)],
    ndjson({ type: 'identify', userId: 'u', traits: { phone: '1', plan: 'pro' } }),
  );
  expect([code, stdout]).toEqual([EXIT.ok, '{"name":"identify","user":{"userId":"u","plan":"pro"}}\n']);
});

test.each([
  ['map'],
  ['explain'],
  ['preview'],
  ['send', '--to', 'sandbox'],
  ['send', '--dry-run'],
  [
    'replay',
    file('x.dead-letters.ndjson', '{"input":"x","line":1,"code":"c","reason":"r","event":{}}\n'),
    '--to',
    'sandbox',
  ],
  ['listen', '--port', '0'],
  ['bundle', '--platform', 'segment'],
])('%s rejects them, all at once, and does nothing', async (...argv) => {
  const options = file(
    'options.json',
    '{"denny":["phone"],"rename":[{"from":"traits.a","to":"id"}],"pages":"x"}',
  );
  const run = await runProgram(
    [...argv, '--options', options],
    ndjson({ type: 'track', event: 'E', userId: 'u' }),
  );
  expect(run).toEqual({
    code: EXIT.usage,
    stdout: '',
    stderr: [
      `encharge-destinations: The options in "${options}" are wrong:`,
      '- "denny" is not an option. Did you mean "deny"?',
      '- pages takes one of off, event, visit.',
      '- rename/0/to is a field that Encharge maintains itself.',
      '',
    ].join('\n'),
  });
});
