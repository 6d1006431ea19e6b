import { MappingError } from '../src';
import type { MapOptions } from '../src';
import { compileSettings, parsePath } from '../src/options/compile-settings';
import type { Settings } from '../src/types';

const DOCUMENTED: Settings = {
  dialect: 'documented',
  pages: 'event',
  screens: 'event',
  objectType: 'company',
  tagRules: [],
  maxEventAge: undefined,
  anonymous: 'skip',
  emailOnEvents: 'always',
  emailFromProperties: 'withoutIdentity',
  renames: [],
  eventRenames: [],
  allow: undefined,
  deny: undefined,
  traitsOnEvents: new Set(),
  clearOnNull: false,
  sendIp: true,
  trace: false,
};
const SEGMENT: Settings = {
  ...DOCUMENTED,
  dialect: 'segment',
  pages: 'visit',
  screens: 'event',
  anonymous: 'send',
};

describe('defaults', () => {
  test.each<[name: string, options: MapOptions | undefined, settings: Settings]>([
    ['no options', undefined, DOCUMENTED],
    ['empty options', {}, DOCUMENTED],
    ['the segment dialect', { dialect: 'segment' }, SEGMENT],
  ])('of %s', (_name, options, settings) => {
    expect(compileSettings(options)).toEqual(settings);
  });

  test('hold for everything that is null, and for empty lists of fields', () => {
    const options = Object.fromEntries(Object.keys(DOCUMENTED).map((key) => [key, null]));
    const more = { maxEventAge: null, rename: null, allow: [], deny: [] };
    expect(compileSettings({ ...options, ...more, dialect: 'segment' } as unknown as MapOptions)).toEqual(
      SEGMENT,
    );
    expect(compileSettings({ ...options, ...more } as unknown as MapOptions)).toEqual(DOCUMENTED);
  });
});

/** A rename of a trait. */
const ofTraits = (key: string, to: string): Settings['renames'][number] => ({
  fields: ['user', 'contextTraits', 'userFields'],
  path: [key],
  to,
  places: [
    ['traits', key],
    ['context', 'traits', key],
  ],
});

/** A rename of something that is neither a trait nor a property. */
const readFromEvent = (from: string, to: string): Settings['eventRenames'][number] => {
  const path = from.split('.');
  return { fields: [], path, to, places: [path] };
};

test.each<[options: MapOptions, settings: Partial<Settings>]>([
  [{ pages: 'off' }, { pages: 'off' }],
  [{ pages: 'visit' }, { pages: 'visit' }],
  [{ screens: 'off' }, { screens: 'off' }],
  [{ emailOnEvents: 'withoutUserId' }, { emailOnEvents: 'withoutUserId' }],
  [{ emailFromProperties: 'never' }, { emailFromProperties: 'never' }],
  [{ emailFromProperties: 'withoutIdentity' }, {}],
  [{ anonymous: 'send' }, { anonymous: 'send' }],
  [{ objectType: ' project ' }, { objectType: 'project' }],
  [{ objectType: { trait: 'traits.kind' } }, { objectType: ['traits', 'kind'] }],
  [{ maxEventAge: 2, now: 172_800_005 }, { maxEventAge: { days: 2, since: 5 } }],
  [{ maxEventAge: 0 }, {}],
  [{ maxEventAge: -1 }, {}],
  [{ now: 5 }, {}],
  [{ tagRules: [{ event: ' x ', tags: 'a, b' }] }, { tagRules: [{ event: 'x', tags: ['a', 'b'] }] }],
  [{ tagRules: [{ event: 'x', tags: ['a', 'b'] }] }, { tagRules: [{ event: 'x', tags: ['a', 'b'] }] }],
  [
    { allow: [' plan '], deny: ['phone'] },
    { allow: new Set(['plan']), deny: new Set(['phone']) },
  ],
  [{ traitsOnEvents: [' plan ', 'seats'] }, { traitsOnEvents: new Set(['plan', 'seats']) }],
  [
    { clearOnNull: true, sendIp: false, trace: true },
    { clearOnNull: true, sendIp: false, trace: true },
  ],
  [
    {
      rename: [
        { from: 'traits.a', to: ' x ' },
        { from: 'context.traits.a.b', to: 'x' },
        { from: '$.properties.a', to: 'x' },
        { from: 'context.locale', to: 'x' },
        { from: 'traits', to: 'x' },
        { from: 'properties', to: 'x' },
        { from: 'context.traits', to: 'x' },
        { from: 'other.traits.a', to: 'x' },
        { from: 'context.page.url', to: 'y' },
      ],
    },
    {
      renames: [
        ofTraits('a', 'x'),
        {
          fields: ['contextTraits', 'userFields'],
          path: ['a', 'b'],
          to: 'x',
          places: [['context', 'traits', 'a', 'b']],
        },
        { fields: ['properties'], path: ['a'], to: 'x', places: [['properties', 'a']] },
      ],
      eventRenames: [
        readFromEvent('context.locale', 'x'),
        readFromEvent('traits', 'x'),
        readFromEvent('properties', 'x'),
        readFromEvent('context.traits', 'x'),
        readFromEvent('other.traits.a', 'x'),
        readFromEvent('context.page.url', 'y'),
      ],
    },
  ],
  [
    { rename: [{ from: 'traits.crm', to: 'userId' }] },
    {
      renames: [ofTraits('crm', 'userId')],
      eventRenames: [ofTraits('crm', 'userId')],
    },
  ],
])('%j', (options, settings) => {
  expect(compileSettings(options)).toEqual({ ...DOCUMENTED, ...settings });
});

test.each<[options: unknown, path: string, message: string]>([
  ['documented', '', 'options: an object is needed.'],
  [[], '', 'options: an object is needed.'],
  [{ dialect: 'json' }, '/dialect', 'options: dialect takes one of documented, segment. Correct the option.'],
  [{ pages: 'on' }, '/pages', 'options: pages takes one of off, event, visit. Correct the option.'],
  [{ screens: 'visit' }, '/screens', 'options: screens takes one of off, event. Correct the option.'],
  [{ anonymous: true }, '/anonymous', 'options: anonymous takes one of skip, send. Correct the option.'],
  [{ sendIp: 'no' }, '/sendIp', 'options: sendIp takes true or false. Correct the option.'],
  [{ clearOnNull: 1 }, '/clearOnNull', 'options: clearOnNull takes true or false. Correct the option.'],
  [{ trace: 'yes' }, '/trace', 'options: trace takes true or false. Correct the option.'],
  [{ maxEventAge: '7', now: 0 }, '/maxEventAge', 'options: maxEventAge takes a number. Correct the option.'],
  [
    { maxEventAge: Infinity, now: 0 },
    '/maxEventAge',
    'options: maxEventAge takes a number. Correct the option.',
  ],
  [{ now: NaN }, '/now', 'options: now takes a number. Correct the option.'],
  [
    { maxEventAge: 1 },
    '/now',
    'options: now takes epoch milliseconds when maxEventAge is set. Correct the option.',
  ],
  [
    { emailOnEvents: 'never' },
    '/emailOnEvents',
    'options: emailOnEvents takes one of always, withoutUserId. Correct the option.',
  ],
  [
    { traitsOnEvents: ['plan', 'tags'] },
    '/traitsOnEvents/1',
    'options: traitsOnEvents/1 takes traits that may go out with events; this one never does. Correct the option.',
  ],
  [{ allow: 'plan' }, '/allow', 'options: allow takes a list. Correct the option.'],
  [{ deny: ['plan', ' '] }, '/deny/1', 'options: deny/1 takes a name. Correct the option.'],
  [
    { traitsOnEvents: [7] },
    '/traitsOnEvents/0',
    'options: traitsOnEvents/0 takes a name. Correct the option.',
  ],
  [
    { traitsOnEvents: 'plan' },
    '/traitsOnEvents',
    'options: traitsOnEvents takes a list. Correct the option.',
  ],
  [
    { objectType: ' ' },
    '/objectType',
    'options: objectType takes a name, or { trait } with a dot path. Correct the option.',
  ],
  [
    { objectType: { trait: '' } },
    '/objectType',
    'options: objectType takes a name, or { trait } with a dot path. Correct the option.',
  ],
  [
    { objectType: { trait: 7 } },
    '/objectType',
    'options: objectType takes a name, or { trait } with a dot path. Correct the option.',
  ],
  [
    { objectType: 7 },
    '/objectType',
    'options: objectType takes a name, or { trait } with a dot path. Correct the option.',
  ],
  [{ tagRules: {} }, '/tagRules', 'options: tagRules takes a list. Correct the option.'],
  [
    { tagRules: ['x'] },
    '/tagRules/0',
    'options: tagRules/0 takes an event name and tags. Correct the option.',
  ],
  [
    { tagRules: [{ tags: 'a' }] },
    '/tagRules/0',
    'options: tagRules/0 takes an event name and tags. Correct the option.',
  ],
  [
    { tagRules: [{ event: 'x', tags: [] }] },
    '/tagRules/0/tags',
    'options: tagRules/0/tags takes tags without commas. Correct the option.',
  ],
  [
    { tagRules: [{ event: 'x', tags: ['a', 'a,b'] }] },
    '/tagRules/0/tags',
    'options: tagRules/0/tags takes tags without commas. Correct the option.',
  ],
  [{ rename: 'x' }, '/rename', 'options: rename takes a list. Correct the option.'],
  [
    { rename: ['x'] },
    '/rename/0',
    'options: rename/0 takes a path `from` and a field `to`. Correct the option.',
  ],
  [
    { rename: [{ to: 'x' }] },
    '/rename/0',
    'options: rename/0 takes a path `from` and a field `to`. Correct the option.',
  ],
  [
    { rename: [{ from: 'a..b', to: 'x' }] },
    '/rename/0/from',
    'options: rename/0/from takes a dot path such as traits.prefs.theme. Correct the option.',
  ],
  [
    { rename: [{ from: 'traits.a' }] },
    '/rename/0/to',
    'options: rename/0/to takes a name. Correct the option.',
  ],
  [
    { rename: [{ from: 'traits.a', to: '__proto__' }] },
    '/rename/0/to',
    'options: rename/0/to takes a person field that can be written; this one Encharge maintains itself. Correct the option.',
  ],
  [
    { rename: [{ from: 'traits.a', to: 'id' }] },
    '/rename/0/to',
    'options: rename/0/to takes a person field that can be written; this one Encharge maintains itself. Correct the option.',
  ],
])('%j is refused by name', (options, path, message) => {
  let thrown: unknown;
  try {
    compileSettings(options as MapOptions);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(MappingError);
  const { code, path: where, rule, message: said } = thrown as MappingError;
  expect({ code, path: where, rule, message: said }).toEqual({
    code: 'invalid_option',
    path,
    rule: 'options.valid',
    message,
  });
});

test('a dot path may start with $, name list entries, and never reaches a prototype', () => {
  expect(parsePath(' $.traits.a ')).toEqual(['traits', 'a']);
  expect(parsePath('a.$.b')).toEqual(['a', '$', 'b']);
  expect(parsePath('a[0][12].b')).toEqual(['a', '0', '12', 'b']);
  expect(['traits..a', '', '__proto__.a', 'a.constructor', 'a.prototype.b'].map(parsePath)).toEqual(
    Array(5).fill(undefined),
  );
});

test('a rename to userId or email is also read from the event, one to another field is not', () => {
  const rename = ['userId', 'email', 'plan'].map((to) => ({ from: `traits.${to}`, to }));
  expect(compileSettings({ rename }).eventRenames.map(({ to }) => to)).toEqual(['userId', 'email']);
});
