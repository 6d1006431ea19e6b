import { KEYS, withFunction } from './with-function';

const bench = withFunction();

test.each([
  [
    'by the user id, encoded',
    { type: 'delete', userId: 'a&people[1][email]=b@c.d', anonymousId: 'anon-1' },
    '/v1/people?people[0][userId]=a%26people%5B1%5D%5Bemail%5D%3Db%40c.d&force=true',
  ],
  [
    'or else by the anonymous id',
    { type: 'delete', userId: ' ', anonymousId: 'anon-1' },
    '/v1/people?people[0][segmentAnonymousId]=anon-1&force=true',
  ],
  [
    'by the anonymous id beside a placeholder',
    { type: 'delete', userId: 'null', anonymousId: 'anon-1' },
    '/v1/people?people[0][segmentAnonymousId]=anon-1&force=true',
  ],
  [
    'by an id with half a surrogate pair, as identify reads it',
    { type: 'delete', userId: 'a\ud800' },
    '/v1/people?people[0][userId]=a%EF%BF%BD&force=true',
  ],
  ['by an id that is a number', { type: 'delete', userId: 42 }, '/v1/people?people[0][userId]=42&force=true'],
  [
    'by an id without the blanks around it',
    { type: 'delete', anonymousId: ' anon-1 ' },
    '/v1/people?people[0][segmentAnonymousId]=anon-1&force=true',
  ],
])('a person is erased permanently, %s, with the API key', async (_name, event, path) => {
  const { server, host } = bench();
  server.answer = () => ({ status: 204 });
  await expect(host.call('onDelete', event, KEYS)).resolves.toBeUndefined();
  const [request] = server.requests;
  expect([request?.method, request?.path, request?.body]).toEqual(['DELETE', path, undefined]);
  expect(request?.headers['x-encharge-token']).toBe('unseenkey-api');
});

test.each([
  ['nobody', { type: 'delete' }, KEYS, 'InvalidEventPayload', /names nobody/],
  [
    'no API key',
    { type: 'delete', userId: 'u' },
    { writeKey: 'wk-unseenkey' },
    'ValidationError',
    /Erasing people needs the setting apiKey/,
  ],
])('%s: nothing is sent', async (_name, event, settings, name, message) => {
  const { server, host } = bench();
  await expect(host.call('onDelete', event, settings)).rejects.toMatchObject({
    name,
    message: expect.stringMatching(message) as string,
  });
  expect(server.requests).toEqual([]);
});

test('the error does not quote the answer, which may name the person', async () => {
  const { server, host } = bench();
  server.answer = () => ({ status: 400, body: '{"error":{"message":"bad person ada@example.com"}}' });
  const failure = host.call('onDelete', { type: 'delete', userId: 'u' }, KEYS);
  await expect(failure).rejects.toMatchObject({ name: 'ValidationError' });
  await expect(failure).rejects.not.toThrow('ada@example.com');
});

test('an unknown person is a success; a missing endpoint is not', async () => {
  const { server, host } = bench();
  const erase = () => host.call('onDelete', { type: 'delete', userId: 'u' }, KEYS);
  server.answer = () => ({ status: 404, body: '{"error":{"message":"Person not found"}}' });
  await expect(erase()).resolves.toBeUndefined();
  server.answer = () => ({ status: 404, body: '<!DOCTYPE html>' });
  await expect(erase()).rejects.toMatchObject({ name: 'ValidationError' });
});

test('an erasure that Encharge cannot take now is retried', async () => {
  const { server, host } = bench();
  server.answer = () => ({ status: 503 });
  const failure = host.call('onDelete', { type: 'delete', userId: 'u' }, KEYS);
  await expect(failure).rejects.toMatchObject({ name: 'RetryError' });
});
