import { startSandbox } from '@encharge-destinations/sandbox';
import { Destination } from '@segment/actions-core';
import type { SegmentEvent } from '@segment/actions-core';
import { createDestination } from '../../src';
import { KEYS, withLoopback } from '../with-loopback';

const bench = withLoopback();

async function remove(ids: Partial<SegmentEvent>): Promise<string[]> {
  const { server, integration } = bench();
  await integration.onDelete?.({ type: 'delete', ...ids }, KEYS);
  return server.requests.map(
    ({ method, path, headers }) => `${method} ${path} ${String(headers['x-encharge-token'])}`,
  );
}

test.each<[string, Partial<SegmentEvent>, string]>([
  ['a user id', { userId: 'user-1' }, '[userId]=user-1'],
  ['the user id before the anonymous id', { userId: 'user-1', anonymousId: 'anon-1' }, '[userId]=user-1'],
  ['an anonymous id', { anonymousId: 'anon-1' }, '[segmentAnonymousId]=anon-1'],
  ['a placeholder for a user id', { userId: 'Null', anonymousId: 'anon-1' }, '[segmentAnonymousId]=anon-1'],
  ['a blank user id', { userId: ' ', anonymousId: 'anon-1' }, '[segmentAnonymousId]=anon-1'],
  [
    'an id that would name a second person',
    { userId: 'a&people[1][email]=victim@example.com' },
    '[userId]=a%26people%5B1%5D%5Bemail%5D%3Dvictim%40example.com',
  ],
  ['a fragment', { userId: 'a#frag' }, '[userId]=a%23frag'],
  ['a bare percent sign', { userId: '50%' }, '[userId]=50%25'],
  ['a plus', { userId: '+359' }, '[userId]=%2B359'],
  ['spaces', { userId: ' a b ' }, '[userId]=a%20b'],
  ['half a surrogate pair, as identify reads it', { userId: 'a\uD800' }, '[userId]=a%EF%BF%BD'],
  ['a number', { userId: 42 as unknown as string }, '[userId]=42'],
  ['a fraction', { userId: 1.5 as unknown as string }, '[userId]=1.5'],
  ['an anonymous id with spaces', { anonymousId: ' anon-1\n' }, '[segmentAnonymousId]=anon-1'],
])('erases by %s', async (_name, ids, selector) => {
  expect(await remove(ids)).toEqual([`DELETE /v1/people?people[0]${selector}&force=true unseenkey-api`]);
});

test.each<[string, Partial<SegmentEvent>, RegExp]>([
  ['nobody', {}, /neither a userId nor an anonymousId, so nothing was deleted/],
  ['placeholders', { userId: 'undefined', anonymousId: ' 0 ' }, /names nobody/],
  ['blanks', { userId: '', anonymousId: '  ' }, /names nobody/],
])('refuses %s', async (_name, ids, message) => {
  await expect(remove(ids)).rejects.toMatchObject({
    name: 'PayloadValidationError',
    message: expect.stringMatching(message) as string,
  });
  expect(bench().server.requests).toEqual([]);
});

test('a failure is an error', async () => {
  bench().server.answer = () => ({ status: 503 });
  await expect(remove({ userId: 'user-1' })).rejects.toMatchObject({ name: 'RetryableError', status: 503 });
});

test('a failure does not quote the answer, which may name the person', async () => {
  bench().server.answer = () => ({
    status: 400,
    body: '{"error":{"message":"bad person user-1 unseenkey-api"}}',
  });
  await expect(remove({ userId: 'user-1' })).rejects.toMatchObject({
    name: 'IntegrationError',
    message: expect.stringMatching(/HTTP 400.*check what was sent\.$/) as string,
  });
});

test('an unknown person is a success; a missing endpoint is not', async () => {
  bench().server.answer = () => ({ status: 404, body: '{"error":{"message":"Person not found"}}' });
  await expect(remove({ userId: 'user-1' })).resolves.toHaveLength(1);
  bench().server.answer = () => ({ status: 404, body: '<!DOCTYPE html><pre>Cannot DELETE</pre>' });
  await expect(remove({ userId: 'user-1' })).rejects.toMatchObject({ name: 'IntegrationError', status: 404 });
});

test('the person is gone from Encharge, and erasing an unknown one succeeds', async () => {
  const sandbox = await startSandbox();
  const { ingestUrl, restUrl, apiKey } = sandbox;
  const destination = new Destination(createDestination({ ingestUrl, restUrl }));
  const identify = destination.definition.presets?.find(
    ({ partnerAction }) => partnerAction === 'identifyUser',
  );
  await destination.onEvent({ type: 'identify', userId: 'a&b', traits: { plan: 'pro' } }, {
    apiKey: sandbox.writeKey,
    subscriptions: [identify],
  } as never);
  expect(sandbox.state().people).toHaveLength(1);
  await destination.onDelete?.({ type: 'delete', userId: 'a&b' }, { apiKey });
  await destination.onDelete?.({ type: 'delete', userId: 'a&b' }, { apiKey });
  expect(sandbox.state().people).toEqual([]);
  expect(sandbox.state().flags).toEqual([]);
  await sandbox.close();
});
