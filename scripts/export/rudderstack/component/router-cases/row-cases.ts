import type { RouterCase } from './router-case';

const record = (action: string, identifiers: object, fields: object = {}): object => ({
  type: 'record',
  action,
  identifiers,
  fields,
  channel: 'sources',
  recordId: '1',
});

/** Reverse ETL rows. */
export const ROW_CASES: readonly RouterCase[] = [
  {
    id: 'record-person',
    description: 'Rows of people',
    object: 'person',
    messages: [
      record('insert', { userId: 'user-1' }, { first_name: 'Ada', plan: 'pro' }),
      record('update', { email: 'ada@example.com' }, { plan: 'free', prefs: { theme: 'dark' } }),
    ],
  },
  {
    id: 'record-object',
    description: 'Rows of a custom object, with the person who belongs to it',
    object: 'project',
    messages: [
      record('insert', { externalId: 'p-1' }, { name: 'Apollo', personUserId: 'user-1' }),
      record(
        'update',
        { id: 'p-2' },
        { name: 'Gemini', personEmail: 'ada@example.com', email: 'info@example.com' },
      ),
      record('insert', {}, { name: 'Mercury' }),
      record('delete', { externalId: 'p-1' }),
    ],
  },
  ...(['ignore', 'archive', 'erase'] as const).map((recordDelete) => ({
    id: `record-delete-${recordDelete}`,
    description: `Deleted rows: ${recordDelete}`,
    config: { recordDelete },
    object: 'person',
    messages: [record('delete', { userId: 'user-1' })],
  })),
  {
    id: 'mapped-identify',
    description: 'The older form of reverse ETL: traits are already fields',
    messages: [
      {
        type: 'identify',
        userId: 'row',
        channel: 'sources',
        traits: { plan: 'pro' },
        context: {
          mappedToDestination: 'true',
          externalId: [{ type: 'ENCHARGE-person', id: 'user-1', identifierType: 'userId' }],
        },
      },
      {
        type: 'identify',
        userId: 'row',
        traits: {},
        context: {
          mappedToDestination: true,
          externalId: [{ type: 'ENCHARGE-person', id: '1', identifierType: 'phone' }],
        },
      },
    ],
  },
];
