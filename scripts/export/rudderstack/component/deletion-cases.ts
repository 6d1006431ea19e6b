/** A regulation, the query that it becomes, and Encharge's answer. */
export interface DeletionCase {
  id: string;
  description: string;
  hasKey?: boolean;
  userAttributes: unknown[];
  params?: Record<string, string>;
  answer?: { status: number; data?: unknown };
}

const answered = (status: number, description: string, data?: unknown): DeletionCase => ({
  id: `deletion-${status}`,
  description,
  userAttributes: [{ userId: `erased-${status}` }],
  params: { 'people[0][userId]': `erased-${status}`, force: 'true' },
  answer: { status, ...(data === undefined ? {} : { data }) },
});

export const DELETION_CASES: readonly DeletionCase[] = [
  {
    ...answered(204, 'People are erased by user ID and email'),
    userAttributes: [
      { userId: 'user-1', email: 'ada@example.com' },
      { userId: 'user-2', phone: '1' },
    ],
    params: {
      'people[0][userId]': 'user-1',
      'people[1][email]': 'ada@example.com',
      'people[2][userId]': 'user-2',
      force: 'true',
    },
  },
  answered(404, 'People unknown to Encharge count as erased', { error: { message: 'Person not found' } }),
  answered(401, 'The API key is unknown', { error: { message: 'Unauthorized' } }),
  answered(429, 'Encharge asks to slow down', { error: { message: 'Too many requests' } }),
  answered(500, 'Encharge fails', { error: { message: 'ada@example.com failed' } }),
  answered(405, 'A status that the host would read as "not supported"', ''),
  {
    id: 'deletion-no-key',
    description: 'The API key is missing',
    hasKey: false,
    userAttributes: [{ userId: 'user-1' }],
  },
  {
    id: 'deletion-nobody',
    description: 'No entry names anybody',
    userAttributes: [{ userId: '', phone: '1' }],
  },
];
