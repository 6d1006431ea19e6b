/** The flags that a body gets: `rule path`. */
export type FlagCase = [title: string, body: unknown, flags: string[]];

const long = 'x'.repeat(5001);

/** Bodies of the documented dialect. */
export const DOCUMENTED: FlagCase[] = [
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
  ['a name that is not a string', { name: 7, user: { userId: 'u' } }, ['missing-name /name']],
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
  ['an invalid email', { name: 'a', user: { email: 'ada' } }, ['email-invalid /user/email']],
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
    'addresses that are not public',
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
  ].map((ip): FlagCase => [
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
