import { join } from 'node:path';
import { destination } from '@encharge-destinations/segment';
import { loadExchanges } from '@encharge-destinations/testkit';
import { Destination } from '@segment/actions-core';
import type { JSONObject } from '@segment/actions-core';
import nock from 'nock';
import { classOf } from './outcome-platforms';

// The published definition contains Encharge's own URL, for which no loopback server can stand in.
const answered = loadExchanges(join(__dirname, '../../fixtures/exchanges')).flatMap(
  ({ name, answer, outcome }) =>
    answer === undefined || outcome === undefined || answer.status === 0 ? [] : [{ name, answer, outcome }],
);

afterEach(() => {
  nock.cleanAll();
});

afterAll(() => {
  nock.restore();
});

test.each(answered)('$name', async ({ answer, outcome }) => {
  const body = answer.json === undefined ? answer.text : JSON.stringify(answer.json);
  const scope = nock('https://ingest.encharge.io').post('/v1').reply(answer.status, body, answer.headers);
  const subscriptions = (destination.presets ?? []).filter(
    ({ partnerAction, type }) => partnerAction === 'trackEvent' && type === 'automatic',
  );
  const settings = { writeKey: 'unseenkey-write', subscriptions } as unknown as JSONObject;
  const sent = new Destination(destination).onEvent(
    { type: 'track', event: 'Trial Started', userId: 'user-1' },
    settings,
  );
  const isDelivered = await sent.then(
    () => true,
    () => false,
  );
  expect(isDelivered).toBe(classOf(outcome.kind) === 'delivered');
  expect(scope.isDone()).toBe(true);
});
