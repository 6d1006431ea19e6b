/** A captured event for which a saved mapping sends another body than before. */
interface CorrectedBody {
  why: string;
  mapping: string;
  /** The title of the event. */
  event: string;
  body: object;
}

const seen = {
  event: 'Seen',
  type: 'track',
  userId: 'user-1',
  context: { campaign: {}, page: {}, location: {} },
};

/** One for each correction, two for times: all that a saved mapping sends differently. */
export const CORRECTED: readonly CorrectedBody[] = [
  {
    why: 'texts under names of secrets stay out of person fields',
    mapping: 'default trackEvent',
    event: 'secrets',
    body: {
      ...seen,
      properties: { password: 'stays' },
      userFields: { hasCreditCard: true, prefs: { theme: 'dark' }, tokens: 3 },
      user: { userId: 'user-1', hasCreditCard: true, prefs: { theme: 'dark' }, tokens: 3 },
    },
  },
  {
    why: 'a list of tags is text',
    mapping: 'default trackEvent',
    event: 'lists among the traits',
    body: {
      ...seen,
      userFields: { tags: ['vip', 'beta'], colors: ['red', 'blue'], seats: [1, 2] },
      user: { userId: 'user-1', tags: 'vip, beta', colors: ['red', 'blue'], seats: [1, 2] },
    },
  },
  {
    why: 'the email of an invitee is not that of the person who invites',
    mapping: 'default trackEvent',
    event: 'invitation',
    body: {
      ...seen,
      event: 'Invite Sent',
      properties: { email: 'invited@example.com', role: 'editor' },
      user: { userId: 'user-1' },
    },
  },
  {
    why: 'the same, where a tag is added',
    mapping: 'default addTag',
    event: 'a tag',
    body: { tag: 'inviter, active', userId: 'user-1', segmentAnonymousId: 'anon-1' },
  },
  {
    why: 'the same, where a tag is removed',
    mapping: 'default removeTag',
    event: 'a tag',
    body: { tag: 'inviter, active', userId: 'user-1', segmentAnonymousId: 'anon-1' },
  },
  {
    why: 'an alias names the new ID where the API reads it',
    mapping: 'default aliasUser',
    event: 'ids',
    body: {
      type: 'alias',
      userId: 'user-2',
      previousUserId: 'user-1',
      timestamp: '2026-01-02T03:04:05.678Z',
      messageId: 'm-6',
      user: { userId: 'user-2' },
    },
  },
  {
    why: 'an epoch is a time and costs no event',
    mapping: 'default trackEvent',
    event: 'time as an epoch',
    body: { ...seen, timestamp: '2026-01-02T03:04:05.000Z', user: { userId: 'user-1' } },
  },
  {
    why: 'a time that cannot be read costs no event',
    mapping: 'default trackEvent',
    event: 'time that cannot be read',
    body: { ...seen, user: { userId: 'user-1' } },
  },
  {
    why: 'a list of tags to add costs no event',
    mapping: 'tag of properties',
    event: 'a tag',
    body: { tag: 'a,b', userId: 'user-1', segmentAnonymousId: 'anon-1' },
  },
];
