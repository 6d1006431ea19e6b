import { createRunner } from '../../src';
import { savedMappings } from '../saved/saved-mappings';

const options = {
  ingestUrl: 'http://127.0.0.1:9/v1',
  restUrl: 'http://127.0.0.1:9/v1',
  writeKey: 'wk-unseenkey',
};

test('the explanation finds the place in the event of each value in an earlier mapping’s request', async () => {
  const mappings = [{ action: 'trackEvent', mapping: savedMappings['trackEvent'] ?? {} }];
  const runner = createRunner({ ...options, dryRun: true, explain: true, mappings });
  const { kind, requests, explanation } = await runner.deliver({
    type: 'track',
    event: 'Seen',
    userId: 'u-1',
    properties: { list: [{ a: 1 }] },
    context: { ip: '8.8.8.8', page: { url: 'https://example.com/' }, traits: { plan: 'pro', userId: 'u-2' } },
  });
  expect(kind).toBe('delivered');
  expect(requests[0]?.body).toMatchObject({ userId: 'u-1', user: { userId: 'u-2', plan: 'pro' } });
  const sources = explanation?.trace.map(({ target, source, rule }) => [target, source, rule]);
  expect(sources).toEqual(
    expect.arrayContaining([
      ['/type', '/type', 'track.name'],
      ['/event', '/event', 'track.name'],
      ['/userId', '/userId', 'identity.user-id'],
      ['/user/userId', '/context/traits/userId', 'person.traits-on-events'],
      ['/user/plan', '/context/traits/plan', 'person.traits-on-events'],
      ['/userFields/plan', '/context/traits/plan', 'person.traits-on-events'],
      ['/properties/list/0/a', '/properties/list/0/a', 'values.properties'],
      ['/context/ip', '/context/ip', 'values.ip'],
      ['/context/page/url', '/context/page/url', 'context.page'],
    ]),
  );
  await runner.close();
});
