import type { AskedAccount, AskedPerson, Question } from './question';

const NONE = 'nobody';

/** Every Ingest and REST behaviour that is assumed today, because nobody has published it. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'success-body',
    question: 'What is the body of a success?',
    assumed: '200 {"status":"success"}',
    asked: 'An event of a new person.',
    ask: async ({ person, ingest }) =>
      statusAndText(await ingest({ name: 'Asked', user: { userId: person().userId } })),
  },
  {
    id: 'missing-key',
    question: 'What is the status without a key?',
    assumed: '400',
    asked: 'An event without a key.',
    ask: async ({ person, ingest }) =>
      statusOf(await ingest({ name: 'Asked', user: { userId: person().userId } }, { key: 'none' })),
  },
  {
    id: 'unknown-key',
    question: 'What is the status with an unknown key?',
    assumed: '400',
    asked: 'An event with a made-up key.',
    ask: async ({ person, ingest }) =>
      statusOf(await ingest({ name: 'Asked', user: { userId: person().userId } }, { key: 'unknown' })),
  },
  {
    id: 'api-key-at-ingest',
    question: 'Does Ingest accept the API key?',
    assumed: '200',
    asked: 'An event with the API key.',
    ask: async ({ person, ingest }) =>
      statusOf(await ingest({ name: 'Asked', user: { userId: person().userId } }, { key: 'api' })),
  },
  {
    id: 'write-key-at-rest',
    question: 'Does REST accept the write key?',
    assumed: '401',
    asked: 'GET /accounts/info with the write key.',
    ask: async ({ rest }) => statusOf(await rest('GET', '/accounts/info', 'write')),
  },
  {
    id: 'not-post',
    question: 'What is the status of a GET at Ingest?',
    assumed: '405',
    asked: 'GET instead of POST.',
    ask: async ({ ingest }) => statusOf(await ingest(undefined, { method: 'GET' })),
  },
  {
    id: 'bad-body',
    question: 'What is the answer to a body that is not JSON?',
    assumed: '400, a text under error',
    asked: 'POST of half a JSON document.',
    ask: async ({ ingest }) => statusAndEnvelope(await ingest('{"name":')),
  },
  {
    id: 'content-type',
    question: 'What is the answer to another Content-Type?',
    assumed: '400, a text under error',
    asked: 'A correct body as text/plain.',
    ask: async ({ person, ingest }) =>
      statusAndEnvelope(
        await ingest({ name: 'Asked', user: { userId: person().userId } }, { contentType: 'text/plain' }),
      ),
  },
  {
    id: 'no-identity',
    question: 'What is the answer to an event without a person?',
    assumed: '200',
    asked: 'An event with an empty user.',
    ask: async ({ ingest }) => statusOf(await ingest({ name: 'Asked', user: {} })),
  },
  {
    id: 'no-name',
    question: 'What is the answer to an event without a name?',
    assumed: '200',
    asked: 'A body with only a user.',
    ask: async ({ person, ingest }) => statusOf(await ingest({ user: { userId: person().userId } })),
  },
  {
    id: 'segment-header',
    question: 'Does the header or the shape decide that a request is in the segment dialect?',
    assumed: 'the header',
    asked: 'The segment shape without its header, with a city in the context; then the person is read.',
    ask: async ({ person, ingest, read }) => {
      const { userId } = person();
      await ingest({
        type: 'track',
        event: 'Asked',
        userId,
        context: { location: { city: 'Oslo' } },
        user: { userId },
      });
      return (await fieldOf({ read }, { userId }, 'city')) === 'Oslo' ? 'the shape' : 'the header';
    },
  },
  {
    id: 'blank',
    question: 'Does a blank text overwrite a field?',
    assumed: 'yes',
    asked: 'A city, then a blank city; then the person is read.',
    ask: async (account) => ((await afterSecond(account, '')) === 'Oslo' ? 'no' : 'yes'),
  },
  {
    id: 'null',
    question: 'What does null do to a field?',
    assumed: 'nothing',
    asked: 'A city, then the city null; then the person is read.',
    ask: async (account) =>
      (await afterSecond(account, null)) === 'Oslo' ? 'nothing' : 'it empties the field',
  },
  {
    id: 'nested',
    question: 'What happens to an object in a person field?',
    assumed: 'it is kept',
    asked: 'The city as an object; then the person is read.',
    ask: (account) => becomesOf(account, { name: 'Oslo' }),
  },
  {
    id: 'list',
    question: 'What happens to a list in a person field?',
    assumed: 'it is kept',
    asked: 'The city as a list; then the person is read.',
    ask: (account) => becomesOf(account, ['Oslo', 'Bergen']),
  },
  {
    id: 'long-text',
    question: 'What happens to a text over 5,000 characters?',
    assumed: 'it is kept whole',
    asked: 'A city of 5,001 characters; then the person is read.',
    ask: async (account) => {
      const { person, ingest } = account;
      const { userId } = person();
      const { status } = await ingest({ name: 'identify', user: { userId, city: 'x'.repeat(5_001) } });
      if (status >= 300) return `refused with ${status}`;
      const kept = await fieldOf(account, { userId }, 'city');
      if (typeof kept !== 'string') return 'it is dropped';
      return kept.length === 5_001 ? 'it is kept whole' : `it is cut to ${kept.length} characters`;
    },
  },
  {
    id: 'anonymous',
    question: 'Does a visitor become the person who comes with the same anonymous id?',
    assumed: 'yes',
    asked: 'A visitor with a city, then a user id with the same anonymous id; then the person is read.',
    ask: async (account) => {
      const { userId, segmentAnonymousId } = account.person();
      const visitor = { segmentAnonymousId, user: { segmentAnonymousId, city: 'Oslo' } };
      const known = { userId, segmentAnonymousId, user: { userId, segmentAnonymousId } };
      await account.ingest({ type: 'identify', ...visitor }, { segment: true });
      await account.ingest({ type: 'identify', ...known }, { segment: true });
      return (await fieldOf(account, { userId }, 'city')) === 'Oslo' ? 'yes' : 'no';
    },
  },
  {
    id: 'email-case',
    question: 'Is an email with different capitals the same email?',
    assumed: 'no',
    asked: 'A person by email; then the same email in capitals is read.',
    ask: async ({ person, ingest, read }) => {
      const { email } = person();
      await ingest({ name: 'identify', user: { email } });
      return (await read({ email: email.toUpperCase() })) === undefined ? 'no' : 'yes';
    },
  },
  {
    id: 'alias-onto-somebody',
    question: 'What does an alias to somebody else’s user id do?',
    assumed: 'nothing',
    asked: 'Two people, then an alias from one to the other; then the first is read by the old id.',
    ask: async ({ person, ingest, read }) => {
      const [first, second] = [person(), person()];
      for (const { userId } of [first, second]) await ingest({ name: 'identify', user: { userId } });
      await ingest({ type: 'alias', previousUserId: first.userId, user: { userId: second.userId } });
      return (await read({ userId: first.userId })) === undefined ? 'the old id is gone' : 'nothing';
    },
  },
  {
    id: 'unknown-object-type',
    question: 'What is the answer to a group whose type has no schema?',
    assumed: '400, a text under error',
    asked: 'A group with a made-up type.',
    ask: async ({ ingest }) =>
      statusAndEnvelope(
        await ingest({
          type: 'group',
          objectType: 'encharge-destinations-unknown',
          properties: { externalId: '1' },
        }),
      ),
  },
  {
    id: 'erase-nobody',
    question: 'What is the answer to erasing an unknown person?',
    assumed: '204',
    asked: 'DELETE /people with an unknown user id.',
    ask: async ({ person, rest }) =>
      statusOf(await rest('DELETE', `/people?people[0][userId]=${person().userId}&force=true`)),
  },
];

type Reader = Pick<AskedAccount, 'read'>;

async function fieldOf({ read }: Reader, by: Partial<AskedPerson>, field: string): Promise<unknown> {
  return (await read(by))?.[field];
}

async function afterSecond(account: AskedAccount, second: unknown): Promise<unknown> {
  const { userId } = account.person();
  await account.ingest({ name: 'identify', user: { userId, city: 'Oslo' } });
  await account.ingest({ name: 'identify', user: { userId, city: second } });
  return fieldOf(account, { userId }, 'city');
}

async function becomesOf(account: AskedAccount, city: object): Promise<string> {
  const { userId } = account.person();
  const { status } = await account.ingest({ name: 'identify', user: { userId, city } });
  if (status >= 300) return `refused with ${status}`;
  const person = await account.read({ userId });
  if (person === undefined) return NONE;
  const kept = person['city'];
  if (JSON.stringify(kept) === JSON.stringify(city)) return 'it is kept';
  return kept === undefined || kept === null ? 'it is dropped' : `it becomes a ${typeof kept}`;
}

function statusOf({ status }: { status: number }): string {
  return status === 0 ? 'no answer' : String(status);
}

function statusAndText({ status, text }: { status: number; text: string }): string {
  return text === '' ? `${status}, no body` : `${status} ${text.slice(0, 200)}`;
}

function statusAndEnvelope(answer: { status: number; text: string }): string {
  if (answer.status < 300) return statusOf(answer);
  try {
    const { error } = JSON.parse(answer.text) as { error?: unknown };
    if (typeof error === 'string') return `${answer.status}, a text under error`;
    return `${answer.status}, ${typeof error === 'object' ? 'an object under error' : 'another JSON'}`;
  } catch {
    return `${answer.status}, no JSON`;
  }
}
