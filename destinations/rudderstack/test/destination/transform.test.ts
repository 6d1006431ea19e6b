import { outputOf, summaryOf } from './transform-test-utils';

const refusedCases = [
  {
    name: 'a page visit in the documented dialect',
    statusCode: 298,
    config: { pages: 'visit' },
    message: { type: 'page', userId: 'u' },
    error: 'Page visits need the segment dialect: set dialect to segment, or pages to event.',
  },
  {
    name: 'an alias of the anonymous id',
    statusCode: 298,
    config: {},
    message: { type: 'alias', previousId: 'anon', anonymousId: 'anon', userId: 'b' },
    error:
      'The previous id is the anonymous id, by which the documented API knows nobody. The segment dialect joins the two.',
  },
  {
    name: 'an alias without the new id',
    statusCode: 400,
    config: {},
    message: { type: 'alias', previousId: 'a' },
    error: 'alias: userId is missing, and half a pair could rename the wrong person. Send both ids.',
  },
  {
    name: 'an object without an id',
    statusCode: 400,
    config: {},
    message: { type: 'group', userId: 'u', traits: {} },
    error: 'group: there is no groupId, so every retry would create another object. Send a groupId.',
  },
  {
    name: 'an object with a placeholder id',
    statusCode: 400,
    config: {},
    message: { type: 'group', userId: 'u', groupId: 'null', traits: {} },
    error:
      'group: the groupId is a placeholder, or neither text nor an exact number, so every retry would create another object. Send a groupId.',
  },
  {
    name: 'a blank object type',
    statusCode: 400,
    config: { objectTypeTrait: 'traits.kind' },
    message: { type: 'group', userId: 'u', groupId: 'g', traits: { kind: ' ' } },
    error: 'group: the object type is blank. Set the option objectType, or send the trait that it names.',
  },
];

describe('an event', () => {
  it.each(refusedCases)('becomes no request: $name', ({ statusCode, config, message, error }) => {
    expect(summaryOf(message, config)).toEqual({ statusCode, error, bodies: [], notSent: undefined });
  });

  it('drops fields that are too long, and carries as many tags as fit', () => {
    const tags = Array.from({ length: 700 }, (_, index) => `tag-${1000 + index}`);
    const { bodies, notSent } = summaryOf({
      type: 'identify',
      userId: 'u',
      traits: { tags, about: 'x'.repeat(5001) },
    });
    expect(bodies).toEqual([
      { name: 'identify', user: { userId: 'u', tags: tags.slice(0, 500).join(', ') } },
    ]);
    expect(notSent).toHaveLength(2);
  });

  it('with a circular value is rejected', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const { error } = summaryOf({ type: 'track', event: 'E', userId: 'u', properties: { circle } });
    expect(error).toContain('is nested deeper than 100 levels or contains itself');
  });

  it.each([undefined, null, 'text', { userId: 'u' }])('that is not an event is rejected: %p', (message) => {
    expect(summaryOf(message)).toMatchObject({ statusCode: 400, bodies: [] });
  });

  it('that is too old is skipped, and so is one with an unreadable time', () => {
    const dated = (originalTimestamp: string) =>
      summaryOf({ type: 'track', event: 'E', userId: 'u', originalTimestamp }, { maxEventAge: 7 }).statusCode;
    expect(['2026-03-09T00:00:00Z', '2026-03-01T00:00:00Z', 'soon'].map(dated)).toEqual([200, 298, 298]);
  });

  it('whose transformation fails is aborted with 400, and the error does not quote the event', () => {
    const message = {
      type: 'identify',
      get userId(): string {
        throw new RangeError('ada@example.com');
      },
    };
    expect(summaryOf(message)).toEqual({
      statusCode: 400,
      error:
        'The Encharge destination failed on this event (RangeError). Please report it with the event’s shape.',
      bodies: [],
      notSent: undefined,
    });
  });
});

describe('a follow-up of an event', () => {
  const config = {
    apiKey: 'ak-unseenkey',
    untagRules: [
      { from: 'Left', to: 'news' },
      { from: 'Left', to: 'trial' },
    ],
    unsubscribeEvents: [{ eventName: 'Left' }],
    eventFilteringOption: 'blacklistedEvents',
  };
  const event = { name: 'Left', user: { userId: 'u' } };
  const untag = { tag: 'news,trial', userId: 'u' };

  it.each([
    { attemptNum: 0, bodies: [event, {}, untag], notSent: [] },
    { attemptNum: 3, bodies: [event, {}, untag], notSent: [] },
    {
      attemptNum: 4,
      bodies: [event, {}],
      notSent: ['The tags news,trial were not removed: the event failed 4 times.'],
    },
  ])('of attempt $attemptNum', ({ attemptNum, bodies, notSent }) => {
    const more = { metadata: { jobId: 1, attemptNum } };
    expect(summaryOf({ type: 'track', event: 'Left', userId: 'u' }, config, more)).toEqual({
      statusCode: 200,
      error: undefined,
      bodies,
      notSent,
    });
  });

  it('passes the path of the last request to the proxy, beside what rudder-server passes', () => {
    const metadata = { jobId: 1, attemptNum: 4, destInfo: { authKey: 'a' } };
    expect(outputOf({ type: 'track', event: 'Left', userId: 'u' }, config, { metadata }).metadata).toEqual([
      {
        ...metadata,
        destInfo: {
          authKey: 'a',
          notSent: ['The tags news,trial were not removed: the event failed 4 times.'],
          last: '/people/unsubscribe',
        },
      },
    ]);
  });

  it('does not unsubscribe people known by an anonymous ID', () => {
    const { bodies, notSent } = summaryOf(
      { type: 'track', event: 'Left', anonymousId: 'a' },
      { ...config, untagRules: [], dialect: 'segment' },
    );
    expect(bodies).toHaveLength(1);
    expect(notSent).toEqual(['The person was not unsubscribed: that takes a user ID or an email.']);
  });

  it.each(['untagRules', 'unsubscribeEvents'])('of %s needs the API key', (rule) => {
    const { statusCode, error } = summaryOf(
      { type: 'track', event: 'Left', userId: 'u' },
      { [rule]: config[rule as 'untagRules'] },
    );
    expect(statusCode).toBe(400);
    expect(error).toMatch(/needs the API key/);
  });
});

describe('an ID for this destination', () => {
  it.each([
    {
      name: 'a user ID',
      externalId: [{ type: 'enchargeUserId', id: 'e-1' }],
      user: { userId: 'e-1', email: 'old@example.com' },
    },
    {
      name: 'an email',
      externalId: { type: 'enchargeEmail', id: 'ada@example.com' },
      user: { userId: 'u', email: 'ada@example.com' },
    },
    {
      name: 'an ID for another destination',
      externalId: [{ type: 'brazeExternalId', id: 'x' }],
      user: { userId: 'u', email: 'old@example.com' },
    },
  ])('is $name', ({ externalId, user }) => {
    const message = {
      type: 'identify',
      userId: 'u',
      traits: { email: 'old@example.com' },
      context: { externalId },
    };
    expect(summaryOf(message).bodies).toEqual([{ name: 'identify', user }]);
  });
});
