import { scanFixture } from '../src';

const KEY = 'wk-unseenkey1234';
const encode = (text: string, encoding: BufferEncoding): string => Buffer.from(text).toString(encoding);

test.each<[string, unknown, string, string]>([
  ['an email', { user: { email: 'jon@snow.com' } }, '/user/email', 'email'],
  ['an email in a text', ['write to jon@snow.com!'], '/0', 'email'],
  ['an email in a URL', 'https://example.com/?to=jon%40snow.com', '', 'email'],
  ['an email as a name', { a: { 'jon@snow.com': 1 } }, '/a', 'email'],
  ['an email in base64', { a: encode('a@snow.de', 'base64') }, '/a', 'email'],
  ['an email in base64 twice', { a: encode(encode('a@snow.de', 'base64'), 'base64') }, '/a', 'email'],
  ['a text in base64', { a: encode('{"to":"jon@snow.com"}', 'base64') }, '/a', 'token'],
  ['an email in hexadecimal', { a: `x ${encode('a@snow.de', 'hex')}` }, '/a', 'hex'],
  ['an id', { id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' }, '/id', 'uuid'],
  ['a hexadecimal id', { 'a/b': '5f9f1b9b9c9d440000a1b2c3' }, '/a~1b', 'hex'],
  ['a long number', { id: 1_234_567_890_123_456 }, '/id', 'hex'],
  ['an address', { ip: '8.8.8.8' }, '/ip', 'ipv4'],
  ['an address in a URL', { url: 'http://10.1.2.3:80/' }, '/url', 'ipv4'],
  ['a long address', { ip: '2a00:1450:4001:81b::200e' }, '/ip', 'ipv6'],
  ['this machine', { url: 'http://127.0.0.1:34567/v1/' }, '/url', 'ipv4'],
  ['a JWT', { text: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln' }, '/text', 'jwt'],
  ['a token', { text: 'key=aB3dE5fG7hI9jK1lM3nO5' }, '/text', 'token'],
  ['a known key', { text: `key ${KEY}` }, '/text', 'secret'],
  ['a known key in base64', { text: encode(`user:${KEY}`, 'base64') }, '/text', 'secret'],
  ['a known key in hexadecimal', { text: encode(KEY, 'hex') }, '/text', 'secret'],
])('%s is found', (_what, content, pointer, kind) => {
  const found = scanFixture(content, { secrets: [KEY] });
  expect(found.map((one) => [one.pointer, one.kind])).toEqual([[pointer, kind]]);
  expect(JSON.stringify(found)).not.toContain(KEY);
});

test.each<[string, unknown]>([
  [
    'reserved domains',
    ['ada@example.com', 'ada@work.example.com', 'a@b.test', 'a@c.example', 'x@example.net'],
  ],
  ['documentation’s addresses', ['192.0.2.1', '198.51.100.7', '203.0.113.254', '2001:db8::1']],
  ['numbered zeros', ['00000000-0000-4000-8000-000000000012', '000000000000000000000007']],
  ['versions and words', ['Browser/120.0.0.0 of_a_kind', 'ingest-throttled-without-wait', 'Order Completed']],
  ['times and numbers', ['2026-01-02T03:04:05.678Z', 1_767_323_045_678, 49.99]],
  ['placeholders', ['[write key]', 'text 12', 'person-3@example.com']],
])('%s are harmless', (_what, content) => {
  expect(scanFixture(content)).toEqual([]);
});

test('an accepted value is harmless, letter by letter', () => {
  const accepted = new Set(['jon@snow.com']);
  expect(scanFixture({ email: 'jon@snow.com' }, { accepted })).toEqual([]);
  expect(scanFixture({ email: 'jon@snow.co' }, { accepted })).toEqual([
    { pointer: '/email', kind: 'email', hint: 'jon@sn…' },
  ]);
});
