import type { Answer } from '../loopback';
import { KEYS, withLoopback } from '../with-loopback';

const bench = withLoopback();
const ACCOUNT = '{"accountId":1,"name":"ACME","status":"active"}';

async function testKeys(settings: object, answer: Answer = { body: ACCOUNT }): Promise<void> {
  const { server, integration } = bench();
  server.answer = () => answer;
  await integration.testAuthentication(settings);
}

test('account info checks the API key', async () => {
  await testKeys(KEYS);
  expect(
    bench().server.requests.map(({ method, path, headers }) => [method, path, headers['x-encharge-token']]),
  ).toEqual([['GET', '/v1/accounts/info', 'unseenkey-api']]);
});

test('a write key alone passes unchecked: only an event could check it', async () => {
  await testKeys({ writeKey: 'wk-unseenkey' });
  expect(bench().server.requests).toEqual([]);
});

test.each<[string, object, Answer, RegExp]>([
  ['no key', {}, {}, /needs a write key or an API key/],
  ['a limit that is not a number', { ...KEYS, maxEventAge: 'seven' }, {}, /Oldest event takes a number/],
  ['blank keys', { writeKey: '', apiKey: ' ' }, {}, /needs a write key or an API key/],
  [
    'a wrong key',
    KEYS,
    { status: 401, body: '{"error":{"message":"User not logged in"}}' },
    /does not know this key.*User not logged in/,
  ],
  ['Encharge being down', KEYS, { status: 503 }, /could not take the request now/],
  ['no answer', KEYS, { reset: true }, /could not be reached/],
  [
    'an answer from another server',
    KEYS,
    { headers: { 'content-type': 'text/plain' }, body: 'Hi' },
    /did not come from Encharge's API/,
  ],
  [
    'a web page',
    KEYS,
    { headers: { 'content-type': 'text/html' }, body: '<p>Hi</p>' },
    /A web page came instead/,
  ],
])('saving settings fails with %s', async (_name, settings, answer, message) => {
  await expect(testKeys(settings, answer)).rejects.toThrow(message);
});

test('the mapper’s options are settings', () => {
  const fields = bench().integration.authentication?.fields ?? {};
  expect(
    Object.entries(fields).map(([key, { type, required, choices, default: initial }]) => [
      key,
      type,
      required ?? false,
      choices?.map(({ value }) => value),
      initial,
    ]),
  ).toEqual([
    ['writeKey', 'password', false, undefined, undefined],
    ['apiKey', 'password', false, undefined, undefined],
    ['dialect', 'string', false, ['', 'documented', 'segment'], 'segment'],
    ['pages', 'string', false, ['', 'off', 'event', 'visit'], ''],
    ['screens', 'string', false, ['', 'off', 'event'], 'event'],
    ['maxEventAge', 'string', false, undefined, '0'],
    ['anonymous', 'string', false, ['', 'skip', 'send'], ''],
    ['emailOnEvents', 'string', false, ['', 'always', 'withoutUserId'], 'always'],
    ['emailFromProperties', 'string', false, ['', 'withoutIdentity', 'never'], 'withoutIdentity'],
    ['clearOnNull', 'string', false, ['', 'true', 'false'], 'false'],
    ['sendIp', 'string', false, ['', 'true', 'false'], 'true'],
  ]);
  for (const { label, description } of Object.values(fields)) {
    expect(label).toMatch(/^[A-Z]/);
    expect(description).toMatch(/\.$/);
  }
});
