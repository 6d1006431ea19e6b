import type { Answer } from '../loopback';
import { KEYS, withLoopback } from '../with-loopback';

const bench = withLoopback();

async function list(action: string, field: string, answer: Answer, settings: object = KEYS) {
  const { server, integration } = bench();
  server.answer = () => answer;
  return integration.testDynamicField(action, field, { settings, payload: {} });
}

const json = (value: unknown): Answer => ({ body: JSON.stringify(value) });
const FIELDS = {
  items: [
    { name: 'plan', title: 'Plan' },
    { name: 'createdAt', title: 'Created', readOnly: true },
    { name: 'seats', title: '' },
    { title: 'No name' },
    null,
  ],
};
const FIELD_CHOICES = [
  { value: 'plan', label: 'Plan' },
  { value: 'seats', label: 'seats' },
];

test.each<[string, string, string, unknown, object[]]>([
  [
    'createUpdateObject',
    'objectType',
    '/v1/schemas',
    { objects: [{ name: 'company', displayNameSingular: 'Company' }] },
    [{ value: 'company', label: 'Company' }],
  ],
  [
    'addTag',
    'tag',
    '/v1/tags-management',
    { tags: [{ tag: 'vip', count: 2 }] },
    [{ value: 'vip', label: 'vip' }],
  ],
  ['removeTag', 'tag', '/v1/tags-management', { tags: [] }, []],
  [
    'identifyUser',
    'tags',
    '/v1/tags-management',
    { tags: [{ tag: 'vip' }] },
    [{ value: 'vip', label: 'vip' }],
  ],
  [
    'syncAudience',
    'tag',
    '/v1/tags-management',
    { tags: [{ tag: 'vip' }] },
    [{ value: 'vip', label: 'vip' }],
  ],
  ['identifyUser', 'personFields.__keys__', '/v1/fields', FIELDS, FIELD_CHOICES],
  ['trackEvent', 'userFields.__keys__', '/v1/fields', FIELDS, FIELD_CHOICES],
  ['trackPageView', 'allow', '/v1/fields', FIELDS, FIELD_CHOICES],
  ['trackScreenView', 'deny', '/v1/fields', FIELDS, FIELD_CHOICES],
])('%s offers choices for %s', async (action, field, path, answer, choices) => {
  expect(await list(action, field, json(answer))).toEqual({ choices });
  expect(
    bench().server.requests.map(({ path: asked, headers }) => [asked, headers['x-encharge-token']]),
  ).toEqual([[path, 'unseenkey-api']]);
});

test('every dynamic field in the form has a list, and no other field does', () => {
  for (const { definition } of Object.values(bench().integration.actions)) {
    const declared = Object.entries(definition.fields).filter(([, field]) => field.dynamic === true);
    expect(declared.map(([key]) => key).sort()).toEqual(Object.keys(definition.dynamicFields ?? {}).sort());
  }
});

test.each<[string, Answer, object, string, RegExp]>([
  ['is down', { status: 503 }, KEYS, '503', /could not take the request now/],
  ['does not answer', { reset: true }, KEYS, '500', /could not be reached/],
  ['rejects the key', { status: 401 }, KEYS, '401', /does not know this key/],
  ['answers with something else', json({ nothing: 1 }), KEYS, '200', /Type the value instead/],
  [
    'answers HTML',
    { headers: { 'content-type': 'text/html' }, body: '<p>' },
    KEYS,
    '500',
    /^A web page came/,
  ],
  ['has no key', {}, { writeKey: 'wk-unseenkey' }, '401', /needs an API key/],
])('the list is empty with a readable error when REST %s', async (_name, answer, settings, code, message) => {
  expect(await list('createUpdateObject', 'objectType', answer, settings)).toEqual({
    choices: [],
    error: { code, message: expect.stringMatching(message) as string },
  });
});

test('object fields list the keys of the mapped object type', async () => {
  const { server, integration } = bench();
  const objects = [
    { name: 'company', fields: [{ name: 'domain', title: 'Domain' }] },
    { name: 'deal', fields: [{ name: 'amount' }, { name: 'createdAt', readOnly: true }] },
    { name: 'empty' },
  ];
  server.answer = () => json({ objects });
  const keys = (objectType: unknown) =>
    integration.testDynamicField('createUpdateObject', 'objectData.__keys__', {
      settings: KEYS,
      payload: { objectType },
    });
  expect(await keys('company')).toEqual({ choices: [{ value: 'domain', label: 'Domain' }] });
  expect(await keys('deal')).toEqual({ choices: [{ value: 'amount', label: 'amount' }] });
  for (const unknown of ['empty', 'ticket', undefined, { '@path': '$.traits.kind' }])
    expect(await keys(unknown)).toMatchObject({ choices: [], error: { code: '200' } });
  expect(server.requests.map(({ path }) => path)).toEqual(Array.from({ length: 6 }, () => '/v1/schemas'));
});
