import nock from 'nock';
import { createTestIntegration } from '@segment/actions-core';
import destination from '@encharge-destinations/segment';
import { REST_URL, SETTINGS } from './__helpers__/encharge';

const choicesOf = (action: string, field: string) =>
  createTestIntegration(destination).testDynamicField(action, field, {
    settings: SETTINGS,
    payload: { objectType: 'company' },
  });

describe('dynamic fields', () => {
  it.each([
    [
      'the object types',
      'createUpdateObject',
      'objectType',
      '/v1/schemas',
      { objects: [{ name: 'company', displayNameSingular: 'Company' }, { name: '' }] },
      [{ value: 'company', label: 'Company' }],
    ],
    [
      'the fields of the object type',
      'createUpdateObject',
      'objectData.__keys__',
      '/v1/schemas',
      { objects: [{ name: 'company', fields: [{ name: 'size', title: '' }] }] },
      [{ value: 'size', label: 'size' }],
    ],
    [
      'tags',
      'addTag',
      'tag',
      '/v1/tags-management',
      { tags: [{ tag: 'vip' }] },
      [{ value: 'vip', label: 'vip' }],
    ],
    [
      'the person fields that can be written',
      'trackEvent',
      'userFields.__keys__',
      '/v1/fields',
      {
        items: [
          { name: 'plan', title: 'Plan' },
          { name: 'createdAt', title: 'Created', readOnly: true },
        ],
      },
      [{ value: 'plan', label: 'Plan' }],
    ],
  ])(
    'lists %s',
    async (_name, action: string, field: string, path: string, body: object, choices: object) => {
      nock(REST_URL, { reqheaders: { 'x-encharge-token': 'ak-unseenkey' } })
        .get(path)
        .reply(200, body);
      expect(await choicesOf(action, field)).toEqual({ choices });
    },
  );

  it.each([
    ['Encharge refuses', 403, { error: { message: 'Not in your plan.' } }, '403', /Not in your plan/],
    ['a web page answers', 200, '<html></html>', '500', /^A web page came/],
    ['the answer cannot be read', 200, { nothing: 1 }, '200', /cannot be read/],
  ])(
    'shows an error beside an empty list when %s',
    async (_name, status: number, body: object | string, code: string, message: RegExp) => {
      nock(REST_URL).get('/v1/tags-management').reply(status, body);
      expect(await choicesOf('addTag', 'tag')).toEqual({
        choices: [],
        error: { code, message: expect.stringMatching(message) as string },
      });
    },
  );
});
