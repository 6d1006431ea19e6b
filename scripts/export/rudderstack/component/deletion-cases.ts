/** A regulation, and Encharge's answer. */
export interface DeletionCase {
  id: string;
  description: string;
  /** Unset: no API key. */
  key?: string;
  userAttributes: unknown[];
  answer?: { status: number; data?: unknown };
}

const PEOPLE = [
  { userId: 'user-1', email: 'ada@example.com' },
  { userId: 'user-2', phone: '1' },
];
const answered = (key: string, description: string, status: number, data?: unknown): DeletionCase => ({
  id: `deletion-${key}`,
  description,
  key,
  userAttributes: PEOPLE,
  answer: { status, ...(data === undefined ? {} : { data }) },
});

export const DELETION_CASES: readonly DeletionCase[] = [
  answered('200', 'People are erased by user ID and email', 204),
  answered('404', 'People unknown to Encharge count as erased', 404, {
    error: { message: 'Person not found' },
  }),
  answered('401', 'The API key is unknown', 401, { error: { message: 'Unauthorized' } }),
  answered('429', 'Encharge asks to slow down', 429, { error: { message: 'Too many requests' } }),
  answered('500', 'Encharge fails', 500, { error: { message: 'ada@example.com failed' } }),
  answered('405', 'A status that the host would read as "not supported"', 405, ''),
  { id: 'deletion-no-key', description: 'The API key is missing', userAttributes: PEOPLE },
  {
    id: 'deletion-nobody',
    description: 'No entry names anybody',
    key: 'nobody',
    userAttributes: [{ userId: '', phone: '1' }],
  },
];
