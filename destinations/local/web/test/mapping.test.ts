import type { Definitions, RudderStackField, SegmentDefinition, SegmentField } from '../../src/workbench/api';
import { describeValue } from '../src/mapping/describe';
import { describeTrigger } from '../src/mapping/describe-trigger';
import {
  exportConfig,
  exportSubscriptions,
  importConfig,
  importSubscriptions,
} from '../src/mapping/setup-files';
import { conditionOf, conditionValue, initialValue, kindOf } from '../src/mapping/value-kind';

const path = (name: string): { '@path': string } => ({ '@path': `$.${name}` });
const segment: SegmentDefinition = {
  name: 'Encharge',
  description: '',
  settings: [],
  presets: [],
  actions: [{ key: 'trackEvent', title: 'Track', description: '', fields: [] }],
};
const field = (key: string, isSecret: boolean): RudderStackField => ({
  key,
  isSecret,
  label: key,
  note: '',
  type: 'textInput',
  required: false,
  placeholder: '',
  choices: [],
  shownWhen: [],
  columns: [],
});
const definitions = {
  segment,
  rudderstack: {
    name: 'Encharge',
    pages: [
      {
        title: '',
        note: '',
        groups: [{ title: '', note: '', fields: [field('writeKey', true), field('dialect', false)] }],
      },
    ],
  },
} as unknown as Definitions;

test.each([
  [undefined, 'none', 'nothing'],
  ['text', 'literal', '"text"'],
  [['a', 'b'], 'literal', '["a","b"]'],
  [[{}], 'json', '[{}]'],
  [path('traits.email'), 'path', 'traits.email'],
  [{ '@path': '$' }, 'path', 'the whole event'],
  [{ plan: path('traits.plan') }, 'table', 'plan'],
  [{}, 'table', 'no entries'],
  [{ '@template': '{{a}}' }, 'json', 'the text “{{a}}”'],
  [
    { '@merge': { objects: [path('a'), { b: 1 }], direction: 'right' } },
    'json',
    'a and b together; of two with a name the last one counts',
  ],
  [{ '@case': { operator: 'lower', value: path('a') } }, 'json', 'a in small letters'],
  [{ '@replace': { pattern: '@', replacement: '@', value: path('a') } }, 'json', 'a as text'],
  [
    { '@replace': { pattern: '-', replacement: '_', value: path('a') } },
    'json',
    'a with “_” in place of “-”',
  ],
  [{ '@replace': { pattern: '-', value: path('a') } }, 'json', 'a without “-”'],
  [
    { '@arrayPath': ['$.products', { sku: path('sku'), price: path('price') }] },
    'json',
    'of each of products: sku, price',
  ],
  [{ '@arrayPath': ['$.products'] }, 'json', 'the list products'],
  [{ '@json': { mode: 'encode', value: path('a') } }, 'json', 'a as a JSON text'],
  [{ '@json': { mode: 'decode', value: path('a') } }, 'json', 'a, read from a JSON text'],
  [{ '@flatten': { separator: '.', value: path('a') } }, 'json', 'a in one level, names joined by “.”'],
  [{ '@excludeWhenNull': path('a') }, 'json', 'a without what is null'],
  [{ '@literal': 'pro' }, 'json', '"pro"'],
  [{ '@liquid': '{{ a }}' }, 'json', 'a text that a Liquid template makes'],
  [
    { '@if': { blank: path('a'), then: path('a'), else: path('b') } },
    'condition',
    'a, or b when that is blank',
  ],
  [{ '@if': { exists: path('a'), then: path('c') } }, 'condition', 'c unless a is missing'],
  [{ '@if': { exists: path('a.concat'), then: {}, else: path('a') } }, 'condition', 'a, unless it is a list'],
  [
    { '@if': { exists: path('a'), blank: path('b'), then: 1 } },
    'json',
    'one value or another, by a condition',
  ],
] as const)('%j is edited as %s and reads %s', (value, kind, text) => {
  expect(kindOf(value as never)).toBe(kind);
  expect(describeValue(value as never)).toBe(text);
});

test('a condition survives its editor', () => {
  const value = { '@if': { exists: path('a'), then: 1, else: null } };
  const condition = conditionOf(value);
  expect(condition === undefined ? undefined : conditionValue(condition)).toEqual(value);
});

test('another kind keeps the value where it can', () => {
  const field = { type: 'string', multiple: false } as unknown as SegmentField;
  expect(initialValue('json', field, undefined)).toBeUndefined();
  expect(initialValue('json', field, path('a'))).toEqual(path('a'));
  expect(initialValue('path', field, path('a'))).toEqual(path('a'));
  expect(initialValue('literal', field, path('a'))).toBe('');
});

test.each([
  ['type = "track"', 'When the call is track'],
  ['type = "track" and event = "Signed Up"', 'When the call is track and event is Signed Up'],
  ['type = "page" or type = "screen"', 'When the call is page or the call is screen'],
  ['properties.total >= 10', 'When properties.total is at least 10'],
  ['contains(event, "a")', 'When event contains a'],
  ['type = "track" and !match(event, "Order*")', 'When the call is track and event is not like Order*'],
  ['type = "track" and (event = "a" or event = "b")', undefined],
])('the trigger %s reads: %s', (trigger, text) => {
  expect(describeTrigger(trigger)).toBe(text);
});

test('subscriptions survive their file', () => {
  const subscriptions = [
    { name: 'Mine', action: 'trackEvent', trigger: 'type = "track"', isEnabled: false, mapping: { a: 1 } },
    { name: '', action: 'trackEvent', trigger: '', isEnabled: true, mapping: {} },
  ];
  const text = JSON.stringify(exportSubscriptions(subscriptions));
  expect(importSubscriptions(text, segment)).toEqual({ value: subscriptions, keysLeftOut: [] });
  expect(importSubscriptions(`{"data":{"subscriptions":${text}}}`, segment)).toEqual({
    value: subscriptions,
    keysLeftOut: [],
  });
});

test.each([
  ['{', /not JSON/],
  ['{}', /not a list of subscriptions/],
  ['[12345678901234567890]', /more digits than can be kept/],
  ['[1]', /^Subscription 1: it is not an object/],
  ['[{"actionSlug":"nothing"}]', /^Subscription 1: its actionSlug is none of trackEvent/],
  ['[{"actionSlug":"trackEvent"}]', /its trigger is missing/],
  ['[{"actionSlug":"trackEvent","trigger":"a","enabled":1}]', /neither true nor false/],
  ['[{"actionSlug":"trackEvent","trigger":"a","enabled":true,"settings":[]}]', /settings.*not an object/],
])('the file %s is rejected with a message', (text, message) => {
  expect(importSubscriptions(text, segment)).toEqual({ problem: expect.stringMatching(message) as string });
});

test('a configuration is imported without its keys, and exported unchanged', () => {
  const imported = importConfig(
    '{"config":{"writeKey":"secret","dialect":"segment","connectionMode":"cloud"}}',
    definitions,
  );
  expect(imported).toEqual({
    value: { dialect: 'segment', connectionMode: 'cloud' },
    keysLeftOut: ['writeKey'],
  });
  expect(exportConfig({ dialect: 'segment' })).toEqual({ config: { dialect: 'segment' } });
  expect(importConfig(JSON.stringify(exportConfig({})), definitions)).toEqual({ value: {}, keysLeftOut: [] });
  expect(importConfig('{"config":{"apiSecret":1}}', definitions)).toEqual({
    problem: 'None of these settings belongs to Encharge. Is it the configuration of another destination?',
  });
});
