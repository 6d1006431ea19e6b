import nock from 'nock';
import { createTestEvent, createTestIntegration } from '@segment/actions-core';
import type { JSONObject } from '@segment/actions-core';
import destination from '@encharge-destinations/segment';
import { REST_URL, SETTINGS } from '../../__tests__/__helpers__/encharge';

describe('syncAudience', () => {
  const personas = { computation_class: 'audience', computation_key: 'big_spenders' };
  const run = (isMember: unknown, mapping: JSONObject = {}) =>
    createTestIntegration(destination).testAction('syncAudience', {
      event: createTestEvent({
        type: 'identify',
        userId: 'user-1',
        traits: { big_spenders: isMember as boolean },
        context: { personas },
      }),
      mapping,
      settings: SETTINGS,
      useDefaultMappings: true,
    });

  it.each([
    ['adds the tag of a person who enters', true, 'POST'],
    ['removes the tag of a person who leaves', false, 'DELETE'],
  ])('%s', async (_name, isMember: boolean, method: string) => {
    nock(REST_URL, { reqheaders: { 'x-encharge-token': 'ak-unseenkey' } })
      .intercept('/v1/tags', method, { tag: 'big_spenders', userId: 'user-1' })
      .reply(200);
    await run(isMember);
    expect(nock.isDone()).toBe(true);
  });

  it('takes the mapped tag', async () => {
    nock(REST_URL).post('/v1/tags', { tag: 'VIP', userId: 'user-1' }).reply(200);
    await run(true, { tag: 'VIP' });
    expect(nock.isDone()).toBe(true);
  });

  it('rejects an event from no audience', async () => {
    await expect(run('maybe')).rejects.toThrow('does not belong to an audience');
  });
});
