import { createDestination } from '@encharge-destinations/rudderstack';

interface Answer {
  status: number;
  data: unknown;
}

/** The shape of the exported `DeletionCase`, without what becomes of it. */
interface DeletionInput {
  id: string;
  description: string;
  config: Readonly<Record<string, unknown>>;
  userAttributes: readonly object[];
  answer?: Answer;
}

interface DeletionCase extends DeletionInput {
  result: { statusCode: number; status?: string; error?: string };
}

const PEOPLE = [
  { userId: 'user-1', email: 'ada@example.com' },
  { userId: 'user-2', phone: '1' },
];

const answered = (id: string, description: string, status: number, data: unknown): DeletionInput => ({
  id,
  description,
  config: { apiKey: `api-key-${id}` },
  userAttributes: PEOPLE,
  answer: { status, data },
});

const INPUTS: readonly DeletionInput[] = [
  answered('200', 'People are erased by user id and by email', 200, { success: true }),
  answered('404', 'People whom Encharge does not know count as erased', 404, {
    error: { message: 'Person not found' },
  }),
  answered('401', 'The API key is not known', 401, { error: { message: 'Unauthorized' } }),
  answered('429', 'Encharge asks to slow down', 429, { error: { message: 'Too many requests' } }),
  answered('500', 'Encharge fails', 500, { error: { message: 'ada@example.com failed' } }),
  answered('405', 'A status that the host would take for "not supported"', 405, ''),
  { id: 'no-key', description: 'The API key is missing', config: {}, userAttributes: PEOPLE },
  {
    id: 'nobody',
    description: 'No entry names anybody',
    config: { apiKey: 'api-key-nobody' },
    userAttributes: [{ userId: '', phone: '1' }],
  },
];

/** What the host answers to regulations. */
export function deletionCases(): Promise<DeletionCase[]> {
  return Promise.all(INPUTS.map(async (input) => ({ ...input, result: await resultOf(input) })));
}

async function resultOf({ config, userAttributes, answer }: DeletionInput): Promise<DeletionCase['result']> {
  const { processDeleteUsers } = createDestination({
    send: () =>
      Promise.resolve({
        status: answer?.status ?? 0,
        headers: {},
        text: typeof answer?.data === 'string' ? answer.data : JSON.stringify(answer?.data ?? ''),
      }),
  });
  try {
    return await processDeleteUsers({ userAttributes, config });
  } catch (thrown) {
    const { status, message } = thrown as { status: number; message: string };
    return { statusCode: status, error: message };
  }
}
