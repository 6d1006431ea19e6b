import { isoFromEpoch, isoTimestamp, readDateTime } from '../src/values/dates';
import { isEmail } from '../src/person/identifiers';
import { isPublicIp } from '../src/values/ip-address';
import { firstPublicIp } from '../src/values/ip-address';
import { valueAt } from '../src/values/values';
import { pathOf, pointerOf, pointerTo } from '../src/pointer';
import { parseTags } from '../src/person/tags';

describe('isPublicIp', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '223.255.255.255',
    '2a00:1450::1',
    '2606:4700:4700::1111',
    '::ffff:8.8.8.8',
  ])('%s is public', (address) => {
    expect(isPublicIp(address)).toBe(true);
  });

  test.each([
    '',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.1.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '8.8.8',
    '8.8.8.8.8',
    '8.8.8.256',
    '08.8.8.8',
    '8.8.8.8 ',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '2001:db8::1',
    '::ffff:10.0.0.1',
    '2a00:::1',
    '2a00::1::2',
    '2a00:1450:4001:81b:0:0:0:200e:1',
    '2a00:14500::1',
    'fe80::1%eth0',
    'example.com',
  ])('%s is not', (address) => {
    expect(isPublicIp(address)).toBe(false);
  });
});

test.each([
  ['8.8.8.8', '8.8.8.8'],
  [' 8.8.8.8 ', '8.8.8.8'],
  ['10.0.0.1, 8.8.8.8, 1.1.1.1', '8.8.8.8'],
  ['8.8.8.8,10.0.0.1', '8.8.8.8'],
  ['unknown, 2a00:1450::1', '2a00:1450::1'],
  ['10.0.0.1, 192.168.1.1', undefined],
  ['8.8.8.8:443, 10.0.0.1', undefined],
  [',', undefined],
  ['', undefined],
  [['8.8.8.8'], undefined],
  [134744072, undefined],
  [null, undefined],
])('the first public address of %j is %j', (value, address) => {
  expect(firstPublicIp(value)).toBe(address);
});

describe('isEmail', () => {
  test.each(['ada@example.com', 'a.b+c@sub.example.co', 'ü@exämple.de', "o'hara@example.com"])(
    '%s is one',
    (text) => {
      expect(isEmail(text)).toBe(true);
    },
  );

  test.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a@b@c.de',
    'ada @example.com',
    'ada@.com',
    'ada@example.',
    'a..b@c.de',
    '.a@b.co',
    'Ada <ada@example.com>',
    `${'x'.repeat(250)}@a.co`,
  ])('%s is none', (text) => {
    expect(isEmail(text)).toBe(false);
  });
});

describe('dates', () => {
  test.each<[text: string, iso: string | undefined]>([
    ['2020-10-27T07:58:19Z', '2020-10-27T07:58:19Z'],
    ['2020-10-27T07:58:19+00:00', '2020-10-27T07:58:19+00:00'],
    ['2020-10-27T07:58:19+0200', '2020-10-27T07:58:19+0200'],
    ['2020-10-27T07:58:19.1234567891Z', '2020-10-27T07:58:19.1234567891Z'],
    ['2020-10-27T07:58:19+24:00', undefined],
    ['2020-10-27T07:58:19+00:60', undefined],
    ['2020-10-27T07:58Z', '2020-10-27T07:58Z'],
    ['2020-10-27T07:58:19.123', '2020-10-27T07:58:19.123Z'],
    ['2020-10-27 07:58:19', '2020-10-27T07:58:19Z'],
    ['2020-10-27 07:58:19 UTC', '2020-10-27T07:58:19Z'],
    ['2020-10-27 07:58:19.123456+00', '2020-10-27T07:58:19.123456Z'],
    ['2020-10-27 07:58:19+02', '2020-10-27T07:58:19+02:00'],
    ['2020-10-27 07:58:19 +0230', '2020-10-27T07:58:19+0230'],
    ['2020-10-27', '2020-10-27'],
    ['2020-02-29', '2020-02-29'],
    ['2021-02-29', undefined],
    ['2020-13-01', undefined],
    ['2020-00-10', undefined],
    ['2020-10-27T24:00:00Z', undefined],
    ['2020-10-27T07:60:00Z', undefined],
    ['10/27/2020', undefined],
    ['2020-10-27t07:58:19z', undefined],
    ['1234-5678-90', undefined],
  ])('%s: %s', (text, iso) => {
    expect(readDateTime(text)).toBe(iso);
  });

  test('epoch numbers below 1e11 are seconds', () => {
    expect([
      isoFromEpoch(1_577_836_800),
      isoFromEpoch(1_577_836_800_000),
      isoFromEpoch(-86_400),
      isoFromEpoch(1e300),
      isoFromEpoch(Number.NaN),
      isoFromEpoch('1577836800'),
      isoFromEpoch('15778368000'),
      isoFromEpoch(4e9, 4.1e9),
      isoFromEpoch(4.2e9, 4.1e9),
    ]).toEqual([
      '2020-01-01T00:00:00.000Z',
      '2020-01-01T00:00:00.000Z',
      '1969-12-31T00:00:00.000Z',
      undefined,
      undefined,
      '2020-01-01T00:00:00.000Z',
      undefined,
      '2096-10-02T07:06:40.000Z',
      '1970-02-18T14:40:00.000Z',
    ]);
  });

  test('a timestamp is read from text, dates and numbers, and never guessed', () => {
    expect(
      [
        '2020-10-27',
        '2020-10-27T07:58',
        ' 2020-10-27T07:58:19Z ',
        new Date(0),
        new Date(Number.NaN),
        new Date(8.64e15),
        0,
        'yesterday',
        true,
        '1577836800000',
        '2020-10-27 07:58 +0200',
      ].map(isoTimestamp),
    ).toEqual([
      '2020-10-27T00:00:00Z',
      '2020-10-27T07:58:00Z',
      '2020-10-27T07:58:19Z',
      '1970-01-01T00:00:00.000Z',
      undefined,
      undefined,
      '1970-01-01T00:00:00.000Z',
      undefined,
      undefined,
      '2020-01-01T00:00:00.000Z',
      '2020-10-27T07:58:00+02:00',
    ]);
  });
});

describe('paths, pointers, tags', () => {
  test('paths never reach a prototype', () => {
    expect(valueAt({ a: { b: [5] } }, ['a', 'b', '0'])).toBe(5);
    expect(valueAt({ a: 'text' }, ['a', 'length'])).toBeUndefined();
    expect(valueAt({}, ['toString'])).toBeUndefined();
  });

  test('pointers escape what has a meaning in them', () => {
    expect(pointerTo('/traits', 'a/b~c.d')).toBe('/traits/a~1b~0c.d');
    expect(pointerOf(['traits', 'a/b~c.d', 0])).toBe('/traits/a~1b~0c.d/0');
    expect(pathOf('/traits/a~1b~0c.d/0')).toEqual(['traits', 'a/b~c.d', '0']);
  });

  test.each<[unknown, string[], number[]]>([
    ['a, b ,,a', ['a', 'b', 'a'], []],
    [['a', ' b', '', null, 7], ['a', 'b', '7'], []],
    [['a,b', { t: 1 }, 'c'], ['c'], [0, 1]],
    [12, ['12'], []],
    [{ a: 1 }, [], []],
  ])('tags of %j', (value, list, refused) => {
    const read = parseTags(value);
    expect(read.tags).toEqual(list);
    expect(read.refused.map(({ index }) => index)).toEqual(refused);
  });
});
