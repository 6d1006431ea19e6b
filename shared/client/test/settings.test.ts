import { EnchargeError } from '@encharge-destinations/core';
import { startSandbox } from '@encharge-destinations/sandbox';
import { ClientError, createIngestClient, createRestClient } from '../src';

const KEY = 'wk-0000-unseenkey-write';

function thrownBy(run: () => unknown): ClientError {
  try {
    run();
  } catch (error) {
    if (error instanceof ClientError) return error;
  }
  throw new Error('no ClientError was thrown');
}

it.each([
  ['empty', '', 'empty_key'],
  ['blank', ' \t', 'empty_key'],
  ['missing', undefined, 'empty_key'],
  ['with a line break', `${KEY}\r\nX-Evil: 1`, 'invalid_key'],
  ['with a blank', `${KEY} ${KEY}`, 'invalid_key'],
  ['with a typographic dash', `${KEY}–1`, 'invalid_key'],
  ['with a NUL', `${KEY}\0${KEY}`, 'invalid_key'],
])('rejects a key that is %s', (_title, key, code) => {
  for (const create of [
    () => createIngestClient({ writeKey: key as string }),
    () => createRestClient({ apiKey: key as string }),
  ]) {
    const error = thrownBy(create);
    expect(EnchargeError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ name: 'ClientError', code, retryable: false });
    expect(error.message).not.toContain(KEY);
    expect(error.message).toContain(error.remedy);
  }
});

it('trims a pasted key', async () => {
  const sandbox = await startSandbox();
  const key = (text: string): string => `\u200b ${text}\ufeff\r\n`;
  const ingest = createIngestClient({ writeKey: key(sandbox.writeKey), url: sandbox.ingestUrl });
  const rest = createRestClient({ apiKey: key(sandbox.apiKey), url: sandbox.restUrl });
  const sent = await ingest.send({ name: 'Trial Started', user: { userId: 'u-1' } });
  const tested = await rest.testKey();
  expect([sent.ok, tested.ok]).toEqual([true, true]);
  await Promise.all([ingest.close(), rest.close(), sandbox.close()]);
});

it('calls each key by its name', () => {
  expect(thrownBy(() => createIngestClient({ writeKey: '' })).message).toBe(
    'The write key is empty. Copy the write key again from Your Account in Encharge.',
  );
  expect(thrownBy(() => createRestClient({ apiKey: '' })).message).toContain('The API key is empty.');
});

it.each([
  ['not a URL', 'ingest', 'invalid_url'],
  ['another scheme', 'ftp://127.0.0.1/', 'invalid_url'],
  ['a user', 'https://user:password@ingest.example.com/', 'invalid_url'],
  ['a query', 'https://ingest.example.com/?a=1', 'invalid_url'],
  ['a fragment', 'https://ingest.example.com/#a', 'invalid_url'],
  ['the key', `https://ingest.example.com/v1/${KEY}`, 'invalid_url'],
  ['http to a name', 'http://ingest.example.com/v1/', 'insecure_url'],
  ['http to an address', 'http://192.0.2.1/', 'insecure_url'],
  ['http to a name that looks like loopback', 'http://127.0.0.1.example.com/', 'insecure_url'],
  ['http to any address', 'http://0.0.0.0/', 'insecure_url'],
  ['http to a subdomain of localhost', 'http://a.localhost/', 'insecure_url'],
])('rejects a URL: %s', (_title, url, code) => {
  const error = thrownBy(() => createIngestClient({ writeKey: KEY, url }));
  expect(error.code).toBe(code);
  expect(error.message).not.toMatch(/password|wk-0000/);
});

it.each([
  'https://ingest.example.com/v1',
  'http://127.0.0.1:8080/v1/',
  'http://127.9.9.9/',
  'http://[::1]:8080/',
  'http://localhost/',
])('accepts the URL %s', async (url) => {
  await createIngestClient({ writeKey: KEY, url }).close();
});

it.each([
  { connections: 0 },
  { connections: 1.5 },
  { connections: Infinity },
  { headersTimeoutMs: 0 },
  { bodyTimeoutMs: -1 },
  { connectTimeoutMs: NaN },
  { headersTimeoutMs: 2 ** 31 },
])('rejects the option %j', (options) => {
  const error = thrownBy(() => createIngestClient({ writeKey: KEY, ...options }));
  expect(error.code).toBe('invalid_option');
  expect(error.message).toContain(`"${Object.keys(options).join()}"`);
});
