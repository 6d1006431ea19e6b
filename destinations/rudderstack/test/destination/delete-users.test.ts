import { processDeleteUsers } from '../../src/destination/delete-users';
import type { Send } from '../../src/destination/delete-users';

/** A client with these answers that records what it is asked. */
const clientOf = (statusOf: (values: string[]) => number) => {
  const asked: string[][] = [];
  const send: Send = ({ params }) => {
    const values = Object.entries({ ...params })
      .flatMap(([key, value]) => (key === 'force' ? [] : [value]))
      .map(String);
    asked.push(values);
    const response = { status: statusOf(values), data: '', headers: {} };
    const success = response.status < 300;
    return Promise.resolve({ success, response: success ? response : { response } });
  };
  return { asked, send };
};

const config = { apiKey: 'ak-unseenkey' };

it('erases permanently, by user ID and by email', async () => {
  const asked: unknown[] = [];
  const send: Send = (request) => {
    asked.push(request);
    return Promise.resolve({ success: true, response: { status: 204, data: '', headers: {} } });
  };
  await processDeleteUsers({ userAttributes: [{ userId: 'u', email: 'ada@example.com' }], config }, send);
  expect(asked).toEqual([
    {
      version: '1',
      type: 'REST',
      method: 'DELETE',
      endpoint: 'https://api.encharge.io/v1/people',
      endpointPath: '/people',
      headers: { 'X-Encharge-Token': 'ak-unseenkey' },
      params: {
        'people[0][userId]': 'u',
        'people[1][email]': 'ada@example.com',
        force: 'true',
      },
      body: { JSON: {}, JSON_ARRAY: {}, XML: {}, FORM: {} },
      files: {},
    },
  ]);
});

it('erases by user ID and by email, each once, in groups of twenty', async () => {
  const { asked, send } = clientOf(() => 204);
  const userAttributes = [
    ...Array.from({ length: 12 }, (_, index) => ({ userId: `u-${index}`, email: `p${index}@example.com` })),
    { userId: 'u-0' },
    { userId: 'null', email: 'nobody' },
    { userId: 'ada@example.com' },
    null,
  ];
  expect(await processDeleteUsers({ userAttributes, config }, send)).toEqual({
    statusCode: 200,
    status: 'successful',
  });
  expect(asked.map(({ length }) => length)).toEqual([20, 6]);
});

it('keeps the query short', async () => {
  const { asked, send } = clientOf(() => 204);
  const userAttributes = Array.from({ length: 3 }, (_, index) => ({ userId: `${index}${'x'.repeat(1900)}` }));
  await processDeleteUsers({ userAttributes, config }, send);
  expect(asked.map(({ length }) => length)).toEqual([2, 1]);
});

it('tries the people of a group one by one when Encharge misses one of them', async () => {
  const { asked, send } = clientOf((values) => (values.includes('missing') ? 404 : 204));
  await processDeleteUsers({ userAttributes: [{ userId: 'a' }, { userId: 'missing' }], config }, send);
  expect(asked).toEqual([['a', 'missing'], ['a'], ['missing']]);
});

it.each([
  { status: 401, as: 401 },
  { status: 405, as: 400 },
  { status: 429, as: 429 },
  { status: 500, as: 500 },
])('fails with $as for $status', async ({ status, as }) => {
  const { send } = clientOf(() => status);
  await expect(processDeleteUsers({ userAttributes: [{ userId: 'a' }], config }, send)).rejects.toMatchObject(
    {
      status: as,
    },
  );
});

it.each([
  {
    name: 'no API key',
    given: { userAttributes: [{ userId: 'a' }], config: {} },
    error: /needs the API key/,
  },
  {
    name: 'a variable as the API key',
    given: { userAttributes: [{ userId: 'a' }], config: { apiKey: 'env.KEY' } },
    error: /^apiKey: RudderStack did not fill in the environment variable/,
  },
  {
    name: 'no settings',
    given: { userAttributes: [{ userId: 'a' }], config: undefined as unknown as object },
    error: /The settings of this destination are missing/,
  },
  { name: 'nobody', given: { userAttributes: [{ userId: '0' }], config }, error: /Nobody to erase/ },
  { name: 'no list', given: { userAttributes: {} as unknown as object[], config }, error: /not an array/ },
])('refuses $name', async ({ given, error }) => {
  const { asked, send } = clientOf(() => 204);
  await expect(processDeleteUsers(given, send)).rejects.toThrow(error);
  expect(asked).toEqual([]);
});
