import { webhookRequest } from './webhook';

const config = { webhookUrl: 'https://example.com/v1/', headers: [{ from: 'X-Encharge-Token', to: 'k' }] };

test.each([undefined, 1, '', 'record', 'audiencelist'])('the server stops an event of type %j', (type) => {
  expect(webhookRequest({ type, user: {} }, config)).toBeUndefined();
});

test('directions are not part of the body, and nulls at its top level are removed', () => {
  const event = {
    type: 'Track',
    header: { 'X-Segment-Actions': '1', Other: { a: 1 } },
    appendPath: 'more',
    fullPath: 'https://example.org/',
    gone: null,
    properties: { kept: null },
  };
  expect(webhookRequest(event, config)).toEqual({
    method: 'POST',
    url: 'https://example.org/more',
    headers: {
      'content-type': 'application/json',
      'x-encharge-token': 'k',
      'X-Segment-Actions': '1',
      Other: '{"a":1}',
    },
    body: { type: 'Track', properties: { kept: null } },
  });
});

test.each([
  [{ request_ip: '8.8.8.8' }, { ip: '8.8.8.8' }],
  [
    { request_ip: '9.9.9.9', context: { ip: '8.8.8.8', a: 1 } },
    { ip: '8.8.8.8', a: 1 },
  ],
])('an IP of the event %j comes back as context', (event, context) => {
  expect(webhookRequest({ type: 'track', ...event }, config)?.body['context']).toEqual(context);
});
