import type { TransformationInput } from './cases';

const config = { writeKey: 'a-write-key' };
const withKeys = { ...config, apiKey: 'an-api-key' };
const sources = { sources: { job_id: 'job-1', job_run_id: 'run-1', task_run_id: 'task-1' } };
const connection = {
  sourceId: 'source-1',
  destinationId: 'destination-1',
  enabled: true,
  config: { destination: { object: 'person' } },
};

const identify = (userId: unknown, more: object = {}): object => ({ type: 'identify', userId, ...more });
const track = (event: unknown, more: object = {}): object => ({
  type: 'track',
  event,
  userId: 'user-1',
  ...more,
});
const record = (action: string, identifiers: object, fields: object = {}): object => ({
  type: 'record',
  action,
  identifiers,
  fields,
  channel: 'sources',
  context: sources,
  recordId: '1',
});

/** What this host adds to the scenarios: its own settings, reverse ETL, several events at once, and bad input. */
export const OWN_CASES: readonly TransformationInput[] = [
  {
    id: 'untag',
    description: 'An event that takes tags away is two requests, in order',
    config: { ...withKeys, untagRules: [{ from: 'Subscribed', to: 'trial, lead' }] },
    events: [{ message: track('Subscribed') }],
  },
  {
    id: 'untag-without-api-key',
    description: 'Taking tags away needs the API key',
    config: { ...config, untagRules: [{ from: 'Subscribed', to: 'trial' }] },
    events: [{ message: track('Subscribed') }],
  },
  {
    id: 'allowlist',
    description: 'Only events on the allowlist go out',
    config: {
      ...config,
      eventFilteringOption: 'whitelistedEvents',
      whitelistedEvents: [{ eventName: 'Subscribed' }],
    },
    events: [{ message: track('Subscribed') }, { message: track('Clicked') }],
  },
  {
    id: 'denylist',
    description: 'Events on the denylist stay out',
    config: {
      ...config,
      eventFilteringOption: 'blacklistedEvents',
      blacklistedEvents: [{ eventName: 'Clicked' }],
    },
    events: [{ message: track('Subscribed') }, { message: track('Clicked') }],
  },
  {
    id: 'record-upsert',
    description: 'Rows that were inserted or updated write people',
    config,
    events: [
      { message: record('insert', { userId: 'user-1' }, { plan: 'pro' }), connection },
      { message: record('update', { email: 'ada@example.com' }, { plan: 'free' }), connection },
    ],
  },
  ...['ignore', 'archive', 'erase'].map((recordDelete) => ({
    id: `record-delete-${recordDelete}`,
    description: `Rows that were deleted: ${recordDelete}`,
    config: { ...withKeys, recordDelete },
    events: [{ message: record('delete', { userId: 'user-1' }), connection }],
  })),
  {
    id: 'record-refused',
    description: 'Rows that name nobody, and actions that there are not',
    config,
    events: [
      { message: record('insert', {}, { plan: 'pro' }), connection },
      { message: record('truncate', { userId: 'user-1' }), connection },
    ],
  },
  {
    id: 'mapped-identify',
    description: 'The older form of reverse ETL: traits are fields already',
    config,
    events: [
      {
        message: identify(undefined, {
          channel: 'sources',
          traits: { plan: 'pro' },
          context: {
            ...sources,
            mappedToDestination: 'true',
            externalId: [{ type: 'ENCHARGE-person', id: 'user-1', identifierType: 'userId' }],
          },
        }),
      },
    ],
  },
  {
    id: 'compacted',
    description: 'Destinations and connections beside the events, frozen and shared',
    config: { ...config, tagRules: [{ from: 'Subscribed', to: 'customer' }] },
    isCompacted: true,
    events: [{ message: identify('user-1', { traits: { plan: 'pro' } }) }, { message: track('Subscribed') }],
  },
  {
    id: 'two-destinations',
    description: 'Two destinations in one request',
    config,
    events: [
      { message: identify('user-1') },
      { message: track('Subscribed') },
      { message: identify('user-2'), destinationId: 'destination-2' },
    ],
  },
  {
    id: 'half-invalid',
    description: 'Every event has its own outcome, in the order of the events',
    config,
    events: Array.from({ length: 20 }, (_, index) => ({
      message: index % 2 === 0 ? track('Clicked', { userId: `user-${index}` }) : track(''),
    })),
  },
  {
    id: 'odd-input',
    description: 'Traits that are text or a list, numeric ids, an unknown type, no type',
    config,
    events: [
      { message: identify('user-1', { traits: 'none' }) },
      { message: identify('user-1', { traits: ['none'] }) },
      { message: identify(42) },
      { message: { type: 'screenshot', userId: 'user-1' } },
      { message: { userId: 'user-1' } },
    ],
  },
  {
    id: 'without-write-key',
    description: 'The write key is missing',
    config: {},
    events: [{ message: identify('user-1') }],
  },
  {
    id: 'wrong-setting',
    description: 'A setting with a value that there is not',
    config: { ...config, pages: 'sometimes' },
    events: [{ message: identify('user-1') }],
  },
  {
    id: 'unknown-setting',
    description: 'Settings of other features are ignored',
    config: { ...config, connectionMode: { web: 'cloud' }, consentManagement: { web: [] } },
    events: [{ message: identify('user-1') }],
  },
];
