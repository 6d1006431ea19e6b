import nock from 'nock';
import { createTestEvent, createTestIntegration } from '@segment/actions-core';
import destination from '@encharge-destinations/segment';
import { INGEST_URL, receiveEvents, SETTINGS } from './__helpers__/encharge';
import type { Answer } from './__helpers__/encharge';

/** What the destination throws for an event. */
async function failure(settings: object = SETTINGS): Promise<unknown> {
  const event = createTestEvent({ event: 'Signed Up', userId: 'user-1' });
  return createTestIntegration(destination)
    .testAction('trackEvent', { event, settings, useDefaultMappings: true })
    .then(
      () => undefined,
      (error: unknown) => error,
    );
}

describe('errors', () => {
  it.each<[string, Answer, string, number, RegExp]>([
    ['an unknown key', [401], 'InvalidAuthenticationError', 401, /HTTP 401/],
    ['a plan without API events', [403], 'IntegrationError', 403, /plan/],
    [
      'a rejected body',
      [400, { error: 'No such type.' }],
      'IntegrationError',
      400,
      /Encharge says: No such type/,
    ],
    ['a request to slow down', [429], 'RetryableError', 429, /slow down/],
    ['a server in trouble', [503, '<html>Unavailable</html>'], 'RetryableError', 503, /HTTP 503/],
    ['an unsupported method', [501], 'IntegrationError', 501, /HTTP 501/],
    ['an error with status 200', [200, { error: 'No such type.' }], 'IntegrationError', 400, /No such type/],
    ['a web page with status 200', [200, '<html>Welcome</html>'], 'RetryableError', 500, /web page/],
    ['a redirect', [302], 'IntegrationError', 400, /HTTP 302/],
  ])('Encharge answers %s', async (_name, answer: Answer, name: string, status: number, message: RegExp) => {
    receiveEvents(() => answer);
    const error = await failure();
    expect(error).toMatchObject({ name, status });
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('html');
  });

  it('has a broken connection retried', async () => {
    nock(INGEST_URL).post('/v1').replyWithError('socket hang up');
    expect(await failure()).toMatchObject({ name: 'RetryableError', status: 500 });
  });

  it('sends nothing without a key', async () => {
    const received = receiveEvents();
    expect(await failure({})).toMatchObject({ name: 'InvalidAuthenticationError' });
    expect(received).toEqual([]);
  });
});
