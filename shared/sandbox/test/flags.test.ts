import { FLAG_RULES, startSandbox } from '../src';
import type { FlagRule, Sandbox } from '../src';
import { lastFlags, lastNotes, postIngest, postSegment } from './requests';

/** What a body is flagged for: `rule path`. */
type Case = [title: string, body: unknown, flags: string[]];

const long = 'x'.repeat(5001);

const DOCUMENTED: Case[] = [
  ['a userId that is a number, tags', { name: 'identify', user: { userId: 123, tags: 'tag1, tag2' } }, []],
  [
    'both documented forms of a date',
    {
      name: 'identify',
      user: { userId: 'u', trialStart: '2020-10-27T07:58:19+00:00', trialEnd: '2020-10-27T07:58:19Z' },
    },
    [],
  ],
  ['a leap day', { name: 'identify', user: { userId: 'u', createdAt: '2024-02-29T00:00:00.5-08:00' } }, []],
  ['sourceIp, IPv6', { name: 'a', user: { userId: 'u' }, sourceIp: '2606:4700:4700::1111' }, []],
  ['scalars of every type', { name: 'identify', user: { userId: 'u', a: 1, b: true, c: 'text' } }, []],
  ['5,000 characters', { name: 'identify', user: { userId: 'u', bio: 'x'.repeat(5000) } }, []],
  ['half a pair less: email only', { type: 'alias', previousEmail: 'a@b.c', user: { email: 'd@e.f' } }, []],
  ['a group by id', { type: 'group', objectType: 'company', properties: { externalId: 'g' } }, []],
  [
    'unknown keys, and pointers escaped',
    { name: 'a', user: { userId: 'u' }, timestamp: 'x', 'a/b~c': 1 },
    ['unknown-key /timestamp', 'unknown-key /a~1b~0c'],
  ],
  [
    'another shape without its header',
    { type: 'track', event: 'a', user: { userId: 'u' } },
    ['unknown-key /type', 'unknown-key /event', 'missing-name /name'],
  ],
  ['a blank name', { name: ' ', user: { userId: 'u' } }, ['missing-name /name']],
  ['a name that is no string', { name: 7, user: { userId: 'u' } }, ['missing-name /name']],
  ['another spelling of identify', { name: 'Identify ', user: { userId: 'u' } }, ['identify-spelling /name']],
  [
    'identify with properties',
    { name: 'identify', user: { userId: 'u' }, properties: { a: 1 } },
    ['identify-properties /properties'],
  ],
  ['no user', { name: 'a' }, ['no-identity /user']],
  ['a user without identity', { name: 'a', user: { plan: 'pro' } }, ['no-identity /user']],
  ['a user that is a list', { name: 'a', user: [] }, ['wrong-type /user', 'no-identity /user']],
  ['properties as text', { name: 'a', user: { userId: 'u' }, properties: 'x' }, ['wrong-type /properties']],
  [
    'identities of other types',
    { name: 'a', user: { userId: true, email: 5 } },
    ['identity-type /user/userId', 'identity-type /user/email'],
  ],
  ['a fraction as userId', { name: 'a', user: { userId: 1.5 } }, ['identity-type /user/userId']],
  [
    'blank identities',
    { name: 'a', user: { userId: ' ', email: '' } },
    ['identity-type /user/userId', 'identity-type /user/email'],
  ],
  ['an email that is none', { name: 'a', user: { email: 'ada' } }, ['email-invalid /user/email']],
  [
    'nested user fields',
    { name: 'identify', user: { userId: 'u', address: { city: 'Sofia' }, plans: ['a'] } },
    ['non-scalar-field /user/address', 'non-scalar-field /user/plans'],
  ],
  [
    'null and blank user fields',
    { name: 'identify', user: { userId: 'u', a: null, b: '', c: '  ' } },
    ['null-value /user/a', 'empty-string /user/b', 'empty-string /user/c'],
  ],
  ['tags as a list', { name: 'identify', user: { userId: 'u', tags: ['a'] } }, ['tags-type /user/tags']],
  ['tags too long', { name: 'identify', user: { userId: 'u', tags: long } }, ['field-length /user/tags']],
  ['a field too long', { name: 'identify', user: { userId: 'u', bio: long } }, ['field-length /user/bio']],
  [
    'a person too large',
    {
      name: 'identify',
      user: Object.fromEntries<string>([
        ['userId', 'u'],
        ...Array.from({ length: 41 }, (_, index): [string, string] => [
          `f${String(index)}`,
          'x'.repeat(4900),
        ]),
      ]),
    },
    ['person-size /user'],
  ],
  [
    'dates that are not ISO 8601 datetimes with a zone',
    {
      name: 'identify',
      user: { userId: 'u', createdAt: '2020-10-27', trialStart: 1603785499, trialEnd: '2020-10-27T07:58:19' },
    },
    ['date-format /user/createdAt', 'date-format /user/trialStart', 'date-format /user/trialEnd'],
  ],
  [
    'days and times that do not exist',
    {
      name: 'identify',
      user: {
        userId: 'u',
        createdAt: '2023-02-29T00:00:00Z',
        trialStart: '2023-01-01T24:00:00Z',
        trialEnd: '2023-13-01T00:00:00Z',
      },
    },
    ['date-invalid /user/createdAt', 'date-invalid /user/trialStart', 'date-invalid /user/trialEnd'],
  ],
  [
    'unsubscribed as text',
    { name: 'identify', user: { userId: 'u', unsubscribed: 'true' } },
    ['wrong-type /user/unsubscribed'],
  ],
  [
    'fields Encharge maintains',
    { name: 'identify', user: { userId: 'u', id: '1', updatedAt: 'x', lastActivity: 'x', deletedAt: 'x' } },
    [
      'reserved-field /user/id',
      'reserved-field /user/updatedAt',
      'reserved-field /user/lastActivity',
      'reserved-field /user/deletedAt',
    ],
  ],
  [
    'an anonymous id',
    { name: 'identify', user: { userId: 'u', segmentAnonymousId: 'a' } },
    ['reserved-field /user/segmentAnonymousId'],
  ],
  [
    'addresses of nobody',
    { name: 'a', user: { userId: 'u', ip: '192.168.0.1' }, sourceIp: 'localhost' },
    ['ip-invalid /sourceIp', 'ip-private /user/ip'],
  ],
  ...[
    '10.1.2.3',
    '172.31.0.1',
    '127.0.0.1',
    '169.254.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fd00::1',
    'fe80::1',
  ].map((ip): Case => [
    `sourceIp ${ip}`,
    { name: 'a', user: { userId: 'u' }, sourceIp: ip },
    ['ip-private /sourceIp'],
  ]),
  [
    'hostile keys',
    '{"name":"a","user":{"userId":"u","__proto__":{"a":1}},"properties":{"constructor":1,"list":[{"prototype":1}]}}',
    [
      'forbidden-key /user/__proto__',
      'forbidden-key /properties/constructor',
      'forbidden-key /properties/list/0/prototype',
    ],
  ],
  [
    'an alias with half a pair beside a whole one',
    { type: 'alias', previousUserId: 'a', user: { userId: 'b', email: 'x@y.z' } },
    ['alias-half-pair /user/email'],
  ],
  [
    'an alias of half pairs only',
    { type: 'alias', previousUserId: 'a', user: { email: 'x@y.z' } },
    ['alias-half-pair /previousUserId', 'alias-half-pair /user/email', 'alias-empty '],
  ],
  [
    'an alias with further keys',
    { type: 'alias', name: 'alias', previousUserId: 'a', user: { userId: 'b', plan: 'x' } },
    ['unknown-key /name', 'unknown-key /user/plan'],
  ],
  [
    'an alias from a number',
    { type: 'alias', previousUserId: 1, user: { userId: 'b' } },
    ['identity-type /previousUserId'],
  ],
  [
    'a group without an id',
    { type: 'group', objectType: 'company', properties: { name: 'ACME' } },
    ['group-without-id /properties'],
  ],
  [
    'a group without a type or properties',
    { type: 'group' },
    ['missing-object-type /objectType', 'group-without-id /properties'],
  ],
  [
    'a group of an unknown type',
    { type: 'group', objectType: 'spaceship', properties: { externalId: 'g' } },
    ['unknown-object-type /objectType'],
  ],
  [
    'a group with user fields and without identity',
    { type: 'group', objectType: 'company', properties: { externalId: 'g' }, user: { plan: 'x' } },
    ['unknown-key /user/plan', 'no-identity /user'],
  ],
  [
    'one of the keys, escaped',
    '{"name":"a","user":{"userId":"u","token":"\\u0073andbox-write-key"}}',
    ['secret-in-body '],
  ],
  ['no JSON', '{"name":', ['bad-json ']],
  ['a list', '[]', ['bad-json ']],
  ['no body', '', ['bad-json ']],
  ['201 levels', `{"name":"a","properties":${'['.repeat(200)}${']'.repeat(200)}}`, ['too-deep ']],
];

const identity = { userId: 'u', email: 'a@b.c', segmentAnonymousId: 'anon' };
const whole = { ...identity, user: identity };

const SEGMENT: Case[] = [
  [
    'everything known',
    {
      type: 'track',
      event: 'a',
      properties: { nested: { a: null } },
      ...whole,
      timestamp: '2026-01-02T03:04:05.678Z',
      messageId: 'm',
      context: {
        ip: '8.8.8.8',
        userAgent: 'x',
        groupId: 'g',
        campaign: { name: 'a', source: 'b', medium: 'c', term: 'd', content: 'e' },
        page: { url: 'a', title: 'b', referrer: '', path: 'd', search: '' },
        location: { city: 'a', region: 'b', country: 'c' },
      },
    },
    [],
  ],
  [
    'a page of an anonymous person',
    { type: 'page', segmentAnonymousId: 'x', user: { segmentAnonymousId: 'x' } },
    [],
  ],
  ['nested traits', { type: 'identify', userId: 'u', user: { userId: 'u', address: { city: 'x' } } }, []],
  ['no type', whole, ['missing-type /type']],
  ['another type', { type: 'screen', ...whole }, ['missing-type /type']],
  ['a track without event', { type: 'track', ...whole }, ['missing-event /event']],
  ['a name', { type: 'track', event: 'a', name: 'a', ...whole }, ['unknown-key /name']],
  ['a page with an event', { type: 'page', event: 'a', ...whole }, ['unknown-key /event']],
  [
    'an identify with properties',
    { type: 'identify', properties: {}, ...whole },
    ['unknown-key /properties'],
  ],
  [
    'a documented type with the header',
    { type: 'alias', previousUserId: 'a', user: { userId: 'b' } },
    ['header-on-documented x-segment-actions'],
  ],
  [
    'a group with the header',
    { type: 'group', objectType: 'company', properties: { externalId: 'g' } },
    ['header-on-documented x-segment-actions'],
  ],
  [
    'a user that is missing',
    { type: 'page', userId: 'u' },
    ['identity-mismatch /userId', 'no-identity /user'],
  ],
  [
    'two different people',
    { type: 'page', userId: 'u', email: 'a@b.c', user: { userId: 'v', email: 'a@b.c' } },
    ['identity-mismatch /userId'],
  ],
  ['nobody', { type: 'page', user: {} }, ['no-identity /user']],
  [
    'a number as userId',
    { type: 'page', userId: 1, user: { userId: 1 } },
    ['identity-type /userId', 'identity-type /user/userId'],
  ],
  [
    'values of other types',
    {
      type: 'track',
      event: 'a',
      ...whole,
      properties: [],
      timestamp: 1,
      messageId: 2,
      context: { ip: '10.0.0.1', userAgent: 3, groupId: 4, page: 'x', campaign: { name: 5 } },
    },
    [
      'wrong-type /properties',
      'date-format /timestamp',
      'identity-type /messageId',
      'ip-private /context/ip',
      'wrong-type /context/userAgent',
      'identity-type /context/groupId',
      'wrong-type /context/campaign/name',
      'wrong-type /context/page',
    ],
  ],
  [
    'unknown keys in the context',
    { type: 'page', ...whole, context: { library: {}, page: { hash: 'x' }, campaign: { id: 'x' } } },
    ['unknown-key /context/library', 'unknown-key /context/campaign/id', 'unknown-key /context/page/hash'],
  ],
  [
    'the same rules for person fields',
    { type: 'identify', ...whole, user: { ...identity, a: null, b: '', tags: ['x'], id: 'x' } },
    ['null-value /user/a', 'empty-string /user/b', 'tags-type /user/tags', 'reserved-field /user/id'],
  ],
];

describe('flags', () => {
  let sandbox: Sandbox;
  const seen = new Set<string>();
  const flagsNow = (): string[] => {
    const flags = lastFlags(sandbox);
    for (const flag of flags) seen.add(flag.split(' ')[0] ?? '');
    return flags;
  };

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());

  it.each(DOCUMENTED)('documented: %s', async (_title, body, flags) => {
    await postIngest(sandbox, body);
    expect(flagsNow().sort()).toEqual([...flags].sort());
  });

  it.each(SEGMENT)('segment: %s', async (_title, body, flags) => {
    await postSegment(sandbox, body);
    expect(flagsNow().sort()).toEqual([...flags].sort());
  });

  it('reads headers strictly', async () => {
    const body = { name: 'a', user: { userId: 'u' } };
    await postIngest(sandbox, { type: 'page', ...whole }, { 'X-Segment-Actions': 'true' });
    expect(flagsNow()).toEqual(['header-value x-segment-actions']);
    await postIngest(sandbox, body, { 'Content-Type': 'text/plain' });
    expect(flagsNow()).toEqual(['content-type content-type']);
    await postIngest(sandbox, body, { 'Content-Type': 'application/json; charset=utf-8' });
    expect(flagsNow()).toEqual([]);
    await fetch(`${sandbox.url}/v1/${sandbox.writeKey}`, {
      method: 'POST',
      headers: { 'X-Encharge-Token': sandbox.writeKey, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(flagsNow()).toEqual(['two-keys x-encharge-token']);
  });

  it('flags the segment shape without its header when the switch lets it through', async () => {
    const lenient = await startSandbox({ switches: { requireSegmentHeader: false } });
    await postIngest(lenient, { type: 'page', ...whole });
    expect(lastFlags(lenient)).toEqual(['segment-without-header x-segment-actions']);
    expect(lenient.state().visits).toHaveLength(1);
    seen.add('segment-without-header');
    await lenient.close();
  });

  it('writes every flag with its message, and never a value', async () => {
    sandbox.reset();
    await postIngest(sandbox, { name: 'a', user: { email: 'not-an-email' }, sourceIp: '10.20.30.40' });
    const { requests, flags } = sandbox.state();
    expect(requests[0]?.flags).toEqual([
      { rule: 'ip-private', path: '/sourceIp', message: FLAG_RULES['ip-private'] },
      { rule: 'email-invalid', path: '/user/email', message: FLAG_RULES['email-invalid'] },
    ]);
    expect(flags).toEqual(requests[0]?.flags.map((flag) => ({ request: 1, ...flag })));
    expect(JSON.stringify(flags)).not.toMatch(/not-an-email|10\.20/);
  });

  it('notes what is no fault', async () => {
    await postIngest(sandbox, {
      type: 'group',
      objectType: 'company',
      properties: { externalId: 'g', 'unknown/field': 1, name: { nested: true } },
    });
    expect(lastFlags(sandbox)).toEqual([]);
    expect(lastNotes(sandbox)).toEqual([
      'ignored-field /properties/unknown~1field',
      'non-scalar-object-field /properties/name',
    ]);
    await postSegment(sandbox, { type: 'identify', userId: 'u', user: { userId: 'u', plans: ['a'] } });
    expect(lastNotes(sandbox)).toEqual(['non-scalar-trait /user/plans']);
  });

  it('has an example here for every rule', () => {
    expect([...seen].sort()).toEqual((Object.keys(FLAG_RULES) as FlagRule[]).sort());
  });

  it('keeps at most 200 flags of one request', async () => {
    const keys = Array.from({ length: 500 }, (_, index) => [`key${String(index)}`, 1]);
    await postIngest(sandbox, Object.fromEntries(keys));
    expect(lastFlags(sandbox)).toHaveLength(200);
  });
});
