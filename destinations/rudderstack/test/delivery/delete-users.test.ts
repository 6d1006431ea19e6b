import { createDestination } from '@encharge-destinations/rudderstack';
import type { RequestDescription, Send } from '@encharge-destinations/rudderstack';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.reset();
  sandbox.setFaults(undefined);
});

/** A client that always gives this answer. */
function answering(status: number, data: unknown): Send {
  const response = { status, data, headers: {} };
  const success = status >= 200 && status < 300;
  return () => Promise.resolve({ success, response: success ? response : { response } });
}

async function erase(userAttributes: unknown, config: unknown = { apiKey: sandbox.apiKey }) {
  return createDestination(sandbox).processDeleteUsers({
    userAttributes: userAttributes as unknown[],
    config,
  });
}

async function createPerson(user: object): Promise<void> {
  const headers = { 'X-Encharge-Token': sandbox.writeKey, 'Content-Type': 'application/json' };
  await fetch(sandbox.ingestUrl, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name: 'identify', user }),
  });
}

function deletions(): string[] {
  const requests = sandbox.state().requests.filter(({ method }) => method === 'DELETE');
  return requests.map(({ path }) => decodeURIComponent(path));
}

it('erases people by user id and by email', async () => {
  await createPerson({ userId: 'user-1', email: 'ada@example.com' });
  await createPerson({ userId: 'a b&c=d/é' });
  await createPerson({ email: 'bob+news@example.com' });
  await createPerson({ userId: 'user-9' });
  const people = [
    { userId: 'user-1', email: 'ada@example.com' },
    { userId: 'a b&c=d/é' },
    { email: 'bob+news@example.com', phone: '1' },
  ];

  expect(await erase(people)).toEqual({ statusCode: 200, status: 'successful' });
  const { people: left, flags } = sandbox.state();
  expect(left.map(({ userId, archived }) => ({ userId, archived }))).toEqual([
    { userId: 'user-9', archived: false },
  ]);
  expect(flags).toEqual([]);
});

it('reads ids as identify does', async () => {
  await createPerson({ userId: 'u-1' });
  await createPerson({ userId: '42' });
  await createPerson({ userId: '1.5' });

  await erase([{ userId: ' u-1 ' }, { userId: 42 }, { userId: 1.5 }]);
  expect(sandbox.state().people.map(({ userId }) => userId)).toEqual(['1.5']);
});

it('finds people by either identifier', async () => {
  await createPerson({ email: 'ada@example.com' });

  await erase([{ userId: 'unheard-of', email: 'ada@example.com' }]);
  expect(sandbox.state().people).toEqual([]);
});

it('counts people unknown to Encharge as erased', async () => {
  expect(await erase([{ userId: 'unheard-of' }])).toEqual({ statusCode: 200, status: 'successful' });
});

it('goes out in groups limited in number and length, each identifier once', async () => {
  const people = Array.from({ length: 41 }, (_, index) => ({ userId: `user-${index}` }));
  await erase([...people, ...people]);

  expect(deletions().map((path) => path.match(/people\[/g)?.length)).toEqual([20, 20, 1]);
  sandbox.reset();
  await erase(Array.from({ length: 3 }, (_, index) => ({ userId: `${index}`.padEnd(2_500, 'x') })));
  expect(deletions().map((path) => path.match(/people\[/g)?.length)).toEqual([1, 1, 1]);
});

it.each([
  [1_972, [2]],
  [1_973, [1, 1]],
])('counts %i characters of an id, its name and all, for the length of a group', async (length, groups) => {
  await erase(['a', 'b'].map((first) => ({ userId: first.padEnd(length, 'x') })));

  expect(deletions().map((path) => path.match(/people\[/g)?.length)).toEqual(groups);
});

it('names by one identifier who has only that one', async () => {
  await erase([{ email: 'ada@example.com' }, { email: 'ada@example.com' }]);

  expect(deletions()).toEqual(['/v1/people?people[0][email]=ada@example.com&force=true']);
});

it('quotes nothing of an answer, which may name the person', async () => {
  const send = answering(422, { error: 'No account of ada@example.com.' });
  const erasure = createDestination({ send }).processDeleteUsers({
    userAttributes: [{ userId: 'a' }],
    config: { apiKey: 'ak-unseenkey' },
  });

  await expect(erasure).rejects.toMatchObject({
    message: expect.not.stringMatching(/says|account of/) as string,
  });
});

it('never identifies anybody by a placeholder', async () => {
  await erase([{ userId: 'null', email: 'ada' }, { userId: '0' }, {}, null, { userId: 'user-1' }]);

  expect(deletions()).toEqual(['/v1/people?people[0][userId]=user-1&force=true']);
});

it('erases by half a surrogate pair what an identify with it created', async () => {
  await erase([{ userId: 'a\udc00', email: 'ada@example.com' }, { userId: 'user-1😀' }]);

  expect(deletions()).toEqual([
    '/v1/people?people[0][userId]=a\ufffd&people[1][email]=ada@example.com&people[2][userId]=user-1😀&force=true',
  ]);
});

it('does not mistake an unknown key for an unknown person', async () => {
  const text = '{"error":"Can\'t find this account."}';
  const send = answering(404, JSON.parse(text));
  const erasure = createDestination({ send }).processDeleteUsers({
    userAttributes: [{ userId: 'a' }],
    config: { apiKey: 'ak-unseenkey' },
  });

  await expect(erasure).rejects.toMatchObject({ status: 401 });
});

it('tries the people of a group one by one when Encharge misses one of them', async () => {
  const asked: string[][] = [];
  const send = (request: RequestDescription): ReturnType<Send> => {
    const ids = Object.entries(request.params).flatMap(([key, value]) => (key === 'force' ? [] : [value]));
    asked.push(ids);
    return answering(ids.includes('missing') ? 404 : 204, '')(request);
  };
  const { processDeleteUsers } = createDestination({ send });

  await processDeleteUsers({
    userAttributes: [{ userId: 'a' }, { userId: 'missing' }],
    config: { apiKey: 'ak-unseenkey' },
  });
  expect(asked).toEqual([['a', 'missing'], ['a'], ['missing']]);
});

it.each([
  ['no settings', [{ userId: 'user-1' }], undefined, 'configuration'],
  ['no API key', [{ userId: 'user-1' }], { writeKey: 'wk-unseenkey' }, 'configuration'],
  ['nobody in the list', [{ phone: '1' }], { apiKey: 'ak-unseenkey' }, 'instrumentation'],
])('rejects %s with 400', async (_what, userAttributes, config, errorType) => {
  await expect(erase(userAttributes, config ?? {})).rejects.toMatchObject({
    status: 400,
    statTags: { errorCategory: 'dataValidation', errorType },
  });
  expect(sandbox.state().requests).toEqual([]);
});

it.each([
  ['401', 401],
  ['403', 403],
  ['429', 429],
  ['500', 500],
  ['reset', 500],
] as const)('fails with the status of fault %s, so that the host retries', async (fault, status) => {
  sandbox.setFaults({ sequence: [fault] });

  await expect(erase([{ userId: 'user-1' }])).rejects.toMatchObject({ status });
});

it.each([
  [405, ''],
  [404, '<!DOCTYPE html><pre>Cannot DELETE /v1/person</pre>'],
])('never returns 404 or 405, which would make the host give up (%i)', async (status, text) => {
  const { processDeleteUsers } = createDestination({
    send: answering(status, text),
  });

  await expect(
    processDeleteUsers({ userAttributes: [{ userId: 'user-1' }], config: { apiKey: 'ak-unseenkey' } }),
  ).rejects.toMatchObject({ status: 400 });
});

it('keeps personal data and the key out of its errors', async () => {
  const send = answering(422, { error: { message: 'ada@example.com is locked' } });
  const { processDeleteUsers } = createDestination({ send });
  const userAttributes = [{ userId: 'user-1', email: 'ada@example.com' }];
  const failure: unknown = await processDeleteUsers({
    userAttributes,
    config: { apiKey: 'ak-unseenkey' },
  }).catch((error: unknown) => error);

  expect(`${String(failure)} ${JSON.stringify(failure)}`).not.toMatch(/ada@|user-1|ak-unseenkey/);
});
