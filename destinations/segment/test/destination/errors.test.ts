import { inspect } from 'node:util';
import type { SegmentEvent } from '@segment/actions-core';
import { createRunner } from '../../src';
import { noAnswerError } from '../../src/destination/errors';
import type { Answer } from '../loopback';
import { KEYS, withLoopback } from '../with-loopback';

const bench = withLoopback({ timeoutMs: 2_000 });
const EVENT: Partial<SegmentEvent> = { type: 'track', event: 'Signed Up', userId: 'u-1' };

async function failure(answer: Answer, settings: object = KEYS): Promise<unknown> {
  const { server, integration } = bench();
  server.answer = () => answer;
  try {
    await integration.testAction('trackEvent', { event: EVENT, settings, useDefaultMappings: true });
  } catch (error) {
    return error;
  }
  return undefined;
}

const HTML = { headers: { 'content-type': 'text/html' }, body: '<html>Bad Gateway</html>' };
const error = (text: string): string => JSON.stringify({ error: text });

test.each<[string, Answer, { name: string; status: number; code: string; message: RegExp }]>([
  [
    'an unknown key',
    { status: 400, body: error("Can't find this account.") },
    {
      name: 'InvalidAuthenticationError',
      status: 401,
      code: 'INVALID_AUTHENTICATION',
      message: /Check the write key.*Can't find this account/,
    },
  ],
  [
    'no permission at all',
    { status: 401 },
    { name: 'InvalidAuthenticationError', status: 401, code: 'INVALID_AUTHENTICATION', message: /HTTP 401/ },
  ],
  [
    'a plan without API events',
    { status: 403 },
    { name: 'IntegrationError', status: 403, code: 'FORBIDDEN', message: /plan includes API events/ },
  ],
  [
    'a body that Encharge rejects',
    { status: 400, body: error('No such object type.') },
    {
      name: 'IntegrationError',
      status: 400,
      code: 'BAD_REQUEST',
      message: /Encharge says: No such object type\./,
    },
  ],
  [
    'a REST error envelope',
    { status: 422, body: JSON.stringify({ error: { message: 'Bad field.', traceId: 't' } }) },
    {
      name: 'IntegrationError',
      status: 422,
      code: 'UNPROCESSABLE_ENTITY',
      message: /Encharge says: Bad field\./,
    },
  ],
  [
    'an unsupported method',
    { status: 501 },
    { name: 'IntegrationError', status: 501, code: 'NOT_IMPLEMENTED', message: /HTTP 501/ },
  ],
  [
    'a redirect, which is not followed',
    { status: 307, headers: { location: 'http://127.0.0.1:9/' } },
    { name: 'IntegrationError', status: 400, code: 'BAD_REQUEST', message: /HTTP 307/ },
  ],
  [
    'a request to slow down',
    { status: 429, headers: { 'retry-after': '1' } },
    { name: 'RetryableError', status: 429, code: 'RETRYABLE_ERROR', message: /slow down/ },
  ],
  [
    'a time-out',
    { status: 408 },
    { name: 'RetryableError', status: 408, code: 'RETRYABLE_ERROR', message: /HTTP 408/ },
  ],
  [
    'a status that the host alone would not retry',
    { status: 425 },
    { name: 'RetryableError', status: 500, code: 'RETRYABLE_ERROR', message: /HTTP 425/ },
  ],
  [
    'a proxy’s page',
    { status: 502, ...HTML },
    {
      name: 'RetryableError',
      status: 502,
      code: 'RETRYABLE_ERROR',
      message: /HTTP 502/,
    },
  ],
  [
    'a page with status 200',
    HTML,
    { name: 'RetryableError', status: 500, code: 'RETRYABLE_ERROR', message: /^A web page came .*HTTP 200/ },
  ],
  [
    'an error with status 200',
    { body: error('Bad field.') },
    {
      name: 'IntegrationError',
      status: 400,
      code: 'BAD_REQUEST',
      message: /rejected .*HTTP 200.* Encharge says: Bad field\.$/,
    },
  ],
  [
    'an unknown key with status 200',
    { body: error("Can't find this account.") },
    {
      name: 'InvalidAuthenticationError',
      status: 401,
      code: 'INVALID_AUTHENTICATION',
      message: /does not know this key/,
    },
  ],
  [
    'a status from a network in between',
    { status: 522 },
    { name: 'RetryableError', status: 500, code: 'RETRYABLE_ERROR', message: /HTTP 522/ },
  ],
  [
    'nothing',
    { reset: true },
    { name: 'RetryableError', status: 500, code: 'RETRYABLE_ERROR', message: /no answer/ },
  ],
  [
    'half a body',
    { half: true },
    { name: 'RetryableError', status: 500, code: 'RETRYABLE_ERROR', message: /no answer/ },
  ],
  [
    'too late',
    { delayMs: 3000 },
    { name: 'RetryableError', status: 500, code: 'RETRYABLE_ERROR', message: /no answer/ },
  ],
])('Encharge answers %s', async (_name, answer, { message, ...expected }) => {
  const thrown = await failure(answer);
  expect(thrown).toMatchObject(expected);
  expect((thrown as Error).message).toMatch(message);
  expect(thrown).toHoldNoKey();
  expect((thrown as Error).message).not.toContain('html');
  expect(bench().server.requests).toHaveLength(1);
});

test('an error without an answer holds nothing of the request, which the client’s own error does', async () => {
  expect(await failure({ reset: true })).toMatchObject({ name: 'RetryableError' });
  const options = { headers: { 'x-encharge-token': KEYS.writeKey }, json: EVENT };
  const thrown = noAnswerError(Object.assign(new Error('Request timed out'), { options }));
  expect(inspect(thrown, { depth: 20, showHidden: true })).not.toMatch(/unseenkey|Signed Up/);
});

test('the error hides what Encharge quotes from the request', async () => {
  const text = "Can't find this account for key unseenkey-write, user ada@example.com";
  const thrown = await failure({ status: 400, body: error(text) });
  expect((thrown as Error).message).toMatch(/account for key \[redacted\], user \[email\]$/);
});

test.each<[string, Answer]>([
  ['an empty body', { body: '' }],
  ['truncated JSON', { body: '{"status":' }],
  ['204', { status: 204, body: '' }],
])('a success with %s is a success', async (_name, answer) => {
  expect(await failure(answer)).toBeUndefined();
});

test.each([
  ['both keys', KEYS, 'unseenkey-write'],
  ['the API key alone', { apiKey: ' unseenkey-api ' }, 'unseenkey-api'],
  ['a blank write key', { writeKey: ' ', apiKey: 'unseenkey-api' }, 'unseenkey-api'],
])('with %s Ingest gets only one key', async (_name, settings, key) => {
  expect(await failure({}, settings)).toBeUndefined();
  expect(bench().server.requests.map(({ headers }) => headers['x-encharge-token'])).toEqual([key]);
});

test('without a key nothing is sent, and the error says what to do', async () => {
  expect(await failure({}, { dialect: 'segment' })).toMatchObject({
    name: 'InvalidAuthenticationError',
    message: 'Encharge needs a write key or an API key. Enter it in the settings of this destination.',
  });
  expect(bench().server.requests).toEqual([]);
});

test.each([
  ['write key', { ...KEYS, writeKey: 'unseenkey\n1' }],
  ['API key', { apiKey: 'unseenkey\u0007x' }],
])('a %s that no header can carry is refused, and not quoted', async (name, settings) => {
  const thrown = await failure({}, settings);
  expect(thrown).toMatchObject({
    name: 'InvalidAuthenticationError',
    message: `The ${name} contains characters that no Encharge key has. Copy it again into the settings of this destination.`,
  });
  expect(thrown).toHoldNoKey();
  expect(bench().server.requests).toEqual([]);
});

test.each<[string, Answer, object]>([
  ['a retryable status', { status: 503 }, { kind: 'failed', retryable: true, hostResult: 'RetryableError' }],
  ['a refusal', { status: 400 }, { kind: 'failed', retryable: false, hostResult: 'IntegrationError' }],
  [
    'a request to slow down',
    { status: 429 },
    { kind: 'failed', retryable: true, hostResult: 'RetryableError' },
  ],
])('the runner reports %s', async (_name, answer, expected) => {
  const { server } = bench();
  server.answer = () => answer;
  const { ingestUrl, restUrl } = server;
  const delivery = await createRunner({ ingestUrl, restUrl, writeKey: 'wk-unseenkey' }).deliver(EVENT);
  expect(delivery).toMatchObject({ ...expected, requests: [{ status: answer.status }] });
});

test('the runner reports a request without an answer', async () => {
  const { server } = bench();
  const { ingestUrl, restUrl } = server;
  await server.close();
  const delivery = await createRunner({ ingestUrl, restUrl, writeKey: 'wk-unseenkey' }).deliver(EVENT);
  expect(delivery).toMatchObject({
    kind: 'failed',
    retryable: true,
    hostResult: 'RetryableError',
    requests: [{ method: 'POST', url: ingestUrl, status: 0 }],
  });
  server.close = () => Promise.resolve();
});
