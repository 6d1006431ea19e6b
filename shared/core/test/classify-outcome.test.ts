// All parts of an outcome in one file: status, text and headers decide it together.
import { classifyOutcome } from '../src';
import type { HeaderBag, OutcomeKind } from '../src';

const ingestError = (text: string): string => JSON.stringify({ error: text });
const restError = (message: string): string =>
  JSON.stringify({ error: { message, markdown: message, errorCode: 1 } });

describe('every status has one meaning', () => {
  const RETRYABLE = [0, 408, 423, 425, 500, 502, 503, 504, 505, 507, 508, 511, 520, 522, 524, 529, 599];
  const meaningOf = (status: number): OutcomeKind => {
    if (status >= 200 && status < 300) return 'delivered';
    if (status === 401) return 'credentials';
    if (status === 403) return 'plan';
    if (status === 429) return 'throttled';
    if (status !== 501 && (status >= 500 || RETRYABLE.includes(status))) return 'retryable';
    return 'rejected';
  };

  it('from 0 and 100 to 599', () => {
    const statuses = [0, ...Array.from({ length: 500 }, (_, index) => index + 100)];
    expect(statuses.map((status) => [status, classifyOutcome(status).kind])).toEqual(
      statuses.map((status) => [status, meaningOf(status)]),
    );
  });

  it.each<[kind: OutcomeKind, statuses: number[]]>([
    ['delivered', [200, 201, 202, 204, 299]],
    ['credentials', [401]],
    ['plan', [403]],
    ['throttled', [429]],
    ['retryable', RETRYABLE],
    [
      'rejected',
      [100, 199, 300, 301, 302, 304, 307, 308, 400, 402, 404, 405, 409, 410, 413, 415, 422, 424, 426, 501],
    ],
  ])('%s: %j', (kind, statuses) => {
    expect(statuses.map((status) => classifyOutcome(status).kind)).toEqual(statuses.map(() => kind));
  });
});

describe('the message', () => {
  it.each([
    [200, '', 'Delivered.'],
    [
      200,
      ingestError('name is required'),
      'Encharge rejected the request (HTTP 200). Sending it again would not help; check what was sent. Encharge says: name is required',
    ],
    [
      200,
      '<!DOCTYPE html><h1>Sign in</h1>',
      "A web page came instead of Encharge's answer (HTTP 200). It can be sent again later; check the URL and the proxies on the way.",
    ],
    [0, '', 'Encharge could not be reached (no answer). It can be sent again later.'],
    [
      400,
      ingestError('name is required'),
      'Encharge rejected the request (HTTP 400). Sending it again would not help; check what was sent. Encharge says: name is required',
    ],
    [
      400,
      ingestError("Can't find this account."),
      "Encharge does not know this key (HTTP 400). Check the write key (or API key) in the settings of this destination. Encharge says: Can't find this account.",
    ],
    [
      401,
      restError('jwt malformed'),
      'Encharge does not know this key (HTTP 401). Check the write key (or API key) in the settings of this destination. Encharge says: jwt malformed',
    ],
    [
      403,
      '<html>Forbidden</html>',
      'This Encharge plan does not allow the request (HTTP 403). Check that the plan includes API events. No reason was given: a proxy or a firewall on the way can answer so, too.',
    ],
    [
      403,
      '{"error":"Upgrade your plan."}',
      'This Encharge plan does not allow the request (HTTP 403). Check that the plan includes API events. Encharge says: Upgrade your plan.',
    ],
    [
      429,
      ingestError('Too many'),
      'Encharge asks to slow down (HTTP 429). It can be sent again later. Encharge says: Too many',
    ],
    [
      503,
      restError('Maintenance'),
      'Encharge could not take the request now (HTTP 503). It can be sent again later. Encharge says: Maintenance',
    ],
    [
      302,
      '',
      'Encharge rejected the request (HTTP 302). Sending it again would not help; check what was sent.',
    ],
  ])('of %d %s', (status, body, message) => {
    expect(classifyOutcome(status, {}, body).message).toBe(message);
  });

  it.each([
    ['HTML', '<!DOCTYPE html><pre>Cannot POST /v1/x</pre>'],
    ['half JSON', '{"error":"Can\'t find this acc'],
    ['a JSON string', '"error"'],
    ['a JSON array', '["error"]'],
    ['null', 'null'],
    ['a number', '7'],
    ['another envelope', '{"message":"no"}'],
    ['an error that is null', '{"error":null}'],
    ['an error that is a number', '{"error":7}'],
    ['an error without a message', '{"error":{"code":1}}'],
    ['a message that is not text', '{"error":{"message":{"a":1}}}'],
    ['an empty error', '{"error":""}'],
    ['nothing', ''],
  ])('quotes nothing of %s', (_title, body) => {
    expect(classifyOutcome(500, {}, body)).toEqual({
      kind: 'retryable',
      status: 500,
      message: 'Encharge could not take the request now (HTTP 500). It can be sent again later.',
    });
  });

  it('quotes at most 300 characters, of both envelopes', () => {
    for (const body of [ingestError('x'.repeat(5000)), restError('x'.repeat(5000))]) {
      const { message } = classifyOutcome(500, {}, body);
      expect(message.endsWith(` Encharge says: ${'x'.repeat(300)}`)).toBe(true);
    }
  });
});

describe('a 2xx', () => {
  it.each<[title: string, kind: OutcomeKind, body: unknown]>([
    ["Ingest's error", 'rejected', ingestError('name is required')],
    ["REST's error", 'rejected', restError('Validation failed')],
    ["REST's error, parsed already", 'rejected', { error: { message: 'Validation failed' } }],
    ["Ingest's text about an unknown key", 'credentials', ingestError("Can't find this account.")],
    ["Ingest's text about a missing key", 'credentials', ingestError('Missing Encharge write key.')],
    [
      "REST's text about a key",
      'credentials',
      restError('User not logged in: Unauthorized request: no authentication given'),
    ],
    ['a page', 'retryable', '<!DOCTYPE html>\n<html><body><h1>Sign in</h1></body></html>'],
    ['a page behind a byte order mark and blanks', 'retryable', '\uFEFF \n<html>'],
    ['half a page', 'retryable', '<html><bo'],
  ])('with %s: %s', (_title, kind, body) => {
    for (const status of [200, 201, 202, 299])
      expect([status, classifyOutcome(status, {}, body).kind]).toEqual([status, kind]);
  });

  it.each<[title: string, body: unknown]>([
    ['a success', '{"status":"success"}'],
    ['a success, parsed already', { status: 'success' }],
    ['no body', ''],
    ['half a success', '{"status":"succ'],
    ['half an error', '{"error":"Can\'t find this acc'],
    ['a text', 'OK'],
    ['a text that holds a page', 'OK <html>'],
    ['no error', '{"status":"success","error":null}'],
    ['a blank error', '{"error":""}'],
    ['an error that is not text', '{"error":false}'],
    ['an error without a message', '{"error":{"code":1}}'],
    ['an error further in', '{"result":{"error":"x"}}'],
    ['a list', '[{"error":"x"}]'],
  ])('with %s is delivered', (_title, body) => {
    expect(classifyOutcome(200, {}, body)).toEqual({ kind: 'delivered', status: 200, message: 'Delivered.' });
  });

  it('with a page keeps the wait that is asked for', () => {
    expect(classifyOutcome(200, { 'retry-after': '3' }, '<html>').retryAfterMs).toBe(3000);
  });

  it('is the only answer in which a page changes the meaning', () => {
    for (const status of [0, 302, 400, 401, 403, 404, 429, 500, 501])
      expect(classifyOutcome(status, {}, '<html>')).toEqual(classifyOutcome(status));
  });
});

describe('a wrong key', () => {
  it.each([
    ['an unknown key', ingestError("Can't find this account.")],
    ['no key', ingestError('Missing Encharge write key.')],
    ['another case', ingestError('INVALID WRITE KEY')],
    ['the REST envelope', restError("Can't find this account.")],
    ["REST's own text", restError('User not logged in: the key is not an API key')],
  ])('is recognised by its text: %s', (_title, body) => {
    expect(classifyOutcome(400, {}, body).kind).toBe('credentials');
  });

  it.each([400, 401, 402, 403, 404, 409, 410, 422, 451])('is recognised by its text behind %i', (status) => {
    for (const text of ["Can't find this account.", 'Missing Encharge write key.'])
      expect(classifyOutcome(status, {}, ingestError(text)).kind).toBe('credentials');
  });

  it.each([
    ['another text', 400, ingestError('The key "plan" is unknown.')],
    ['half of the text', 400, '{"error":"Can\'t find this account.'],
    ['the text outside of an envelope', 400, "Can't find this account."],
    ['the text behind 302', 302, ingestError("Can't find this account.")],
    ['the text behind 501', 501, ingestError('Missing Encharge write key.')],
  ])('is not seen in %s', (_title, status, body) => {
    expect(classifyOutcome(status, {}, body).kind).toBe('rejected');
  });

  it.each([
    [408, 'retryable'],
    [423, 'retryable'],
    [425, 'retryable'],
    [429, 'throttled'],
    [503, 'retryable'],
  ])('is not seen in an answer that may be different next time: %i', (status, kind) => {
    expect(classifyOutcome(status, {}, ingestError("Can't find this account.")).kind).toBe(kind);
  });
});

it.each([
  ['Ingest', { error: "Can't find this account." }],
  ['REST', { error: { message: "Can't find this account." } }],
])('takes a body that is parsed already, in the envelope of %s', (_api, body) => {
  expect(classifyOutcome(400, {}, body)).toEqual(classifyOutcome(400, {}, JSON.stringify(body)));
});

it.each([undefined, null, 7, true, Symbol('body'), () => 'body', []])(
  'takes any other body for none: %p',
  (body) => {
    expect(classifyOutcome(500, {}, body)).toEqual(classifyOutcome(500));
  },
);

describe('Retry-After', () => {
  const NOW = Date.parse('2026-01-06T10:00:00Z');
  const waitFor = (headers: HeaderBag, now?: number): number | undefined =>
    classifyOutcome(429, headers, '', now).retryAfterMs;

  it.each([
    ['0', 0],
    ['1', 1000],
    ['120', 120_000],
    [' 2 ', 2000],
    ['1.5', 1500],
    ['0.0001', 1],
  ])('in seconds: %p', (value, expected) => {
    expect(waitFor({ 'retry-after': value })).toBe(expected);
  });

  it.each([
    ['in the future', 'Tue, 06 Jan 2026 10:00:09 GMT', 9000],
    ['now', 'Tue, 06 Jan 2026 10:00:00 GMT', 0],
    ['in the past', 'Tue, 06 Jan 2026 09:00:00 GMT', 0],
  ])("as a date %s, against the given clock or the answer's own", (_when, value, expected) => {
    expect(waitFor({ 'retry-after': value }, NOW)).toBe(expected);
    expect(waitFor({ 'retry-after': value, date: 'Tue, 06 Jan 2026 10:00:00 GMT' })).toBe(expected);
  });

  it('as a date prefers the given clock', () => {
    const headers = { 'retry-after': 'Tue, 06 Jan 2026 10:00:09 GMT', date: 'Tue, 06 Jan 2026 10:00:05 GMT' };
    expect(waitFor(headers, NOW)).toBe(9000);
    expect(waitFor(headers)).toBe(4000);
  });

  it('as a date without any clock is unknown', () => {
    expect(waitFor({ 'retry-after': 'Tue, 06 Jan 2026 10:00:09 GMT' })).toBeUndefined();
    expect(waitFor({ 'retry-after': 'Tue, 06 Jan 2026 10:00:09 GMT', date: 'today' })).toBeUndefined();
  });

  it.each([
    '',
    '   ',
    'soon',
    '5s',
    '5 seconds',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    'in 5 minutes',
    '-1',
    '+5',
    '1,2',
    'soon 5',
  ])('that is garbage is ignored: %p', (value) => {
    expect(waitFor({ 'retry-after': value }, NOW)).toBeUndefined();
    expect(classifyOutcome(429, { 'retry-after': value }, '', NOW)).not.toHaveProperty('retryAfterMs');
  });

  it.each<[status: number, kind: OutcomeKind]>([
    [429, 'throttled'],
    [503, 'retryable'],
    [500, 'retryable'],
    [408, 'retryable'],
  ])('is kept for %d', (status, kind) => {
    expect(classifyOutcome(status, { 'retry-after': '3' })).toMatchObject({ kind, retryAfterMs: 3000 });
  });

  it.each([200, 301, 400, 401, 403, 404, 501])('means nothing for %d', (status) => {
    expect(classifyOutcome(status, { 'retry-after': '3' })).not.toHaveProperty('retryAfterMs');
  });

  describe('is found in headers of every form', () => {
    const date = 'Tue, 06 Jan 2026 10:00:00 GMT';
    const later = 'Tue, 06 Jan 2026 10:00:02 GMT';
    const forms: readonly [title: string, headers: HeaderBag][] = [
      ['Headers', new Headers({ 'Retry-After': later, Date: date })],
      [
        'a Map',
        new Map([
          ['retry-after', later],
          ['date', date],
        ]) as unknown as HeaderBag,
      ],
      ['lower case', { 'retry-after': later, date }],
      ['upper case', { 'RETRY-AFTER': later, DATE: date }],
      ['mixed case', { 'Retry-After': later, Date: date }],
      ['arrays', { 'retry-after': [later, '7'], date: [date] }],
      [
        'an object without prototype',
        Object.assign(Object.create(null) as Record<string, string>, { 'retry-after': later, date }),
      ],
      ['among others', { get: 'a header with this name', 'x-retry-after': '9', 'retry-after': later, date }],
    ];

    it.each(forms)('%s', (_title, headers) => {
      expect(waitFor(headers)).toBe(2000);
    });

    it.each<[title: string, headers: HeaderBag]>([
      ['empty Headers', new Headers()],
      ['an empty object', {}],
      ['undefined', { 'retry-after': undefined }],
      ['an empty array', { 'retry-after': [] }],
    ])('or not: %s', (_title, headers) => {
      expect(waitFor(headers)).toBeUndefined();
    });

    it('also as a number, and the first of several', () => {
      expect(waitFor({ 'retry-after': 2 })).toBe(2000);
      expect(waitFor({ 'retry-after': ['2', '7'] })).toBe(2000);
    });
  });
});
