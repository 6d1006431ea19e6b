import { startSandbox } from '../src';
import type { Sandbox } from '../src';
import { postIngest, postSegment } from './requests';

const AT = '2026-01-02T03:04:05.678Z';

describe('the segment dialect', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => 0 });
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  const page = (identity: object): Promise<Response> =>
    postSegment(sandbox, { type: 'page', ...identity, user: identity });

  it('records an event with its own time, and fills fields from the context', async () => {
    const identity = { userId: 'u', email: 'ada@example.com', segmentAnonymousId: 'anon-1' };
    const response = await postSegment(sandbox, {
      type: 'track',
      event: 'Order Completed',
      properties: { revenue: 12.5 },
      ...identity,
      timestamp: AT,
      messageId: 'm-1',
      context: {
        ip: '8.8.8.8',
        userAgent: 'agent',
        groupId: 'g-1',
        campaign: { name: 'spring', source: 'news', medium: 'email', term: 't', content: 'c' },
        page: { url: 'https://example.com/', referrer: 'https://example.org/' },
        location: { city: 'Sofia', region: 'Sofia-grad', country: 'Bulgaria' },
      },
      user: { ...identity, plan: 'pro' },
    });
    expect(response.status).toBe(200);
    const { people, events, visits, flags, requests } = sandbox.state();
    expect(flags).toEqual([]);
    expect(requests[0]?.dialect).toBe('segment');
    expect(visits).toEqual([]);
    expect(events).toEqual([
      {
        id: 'event-1',
        person: 'person-1',
        name: 'Order Completed',
        properties: { revenue: 12.5 },
        at: AT,
        messageId: 'm-1',
      },
    ]);
    expect(people).toMatchObject([{ ...identity, tags: [], subscribed: true }]);
    expect(people[0]?.fields).toEqual({
      ip: '8.8.8.8',
      groupId: 'g-1',
      city: 'Sofia',
      state: 'Sofia-grad',
      country: 'Bulgaria',
      referrer: 'https://example.org/',
      firstReferrer: 'https://example.org/',
      UTMCampaign: 'spring',
      firstUTMCampaign: 'spring',
      UTMSource: 'news',
      firstUTMSource: 'news',
      UTMMedium: 'email',
      firstUTMMedium: 'email',
      UTMTerm: 't',
      firstUTMTerm: 't',
      UTMContent: 'c',
      firstUTMContent: 'c',
      plan: 'pro',
    });
  });

  it('keeps the first campaign and referrer', async () => {
    for (const name of ['spring', 'autumn']) {
      await postSegment(sandbox, {
        type: 'page',
        userId: 'u',
        user: { userId: 'u' },
        context: { campaign: { name }, page: { referrer: name } },
      });
    }
    expect(sandbox.state().people[0]?.fields).toEqual({
      referrer: 'autumn',
      firstReferrer: 'spring',
      UTMCampaign: 'autumn',
      firstUTMCampaign: 'spring',
    });
  });

  it('records a page as a visit, not as an event', async () => {
    await postSegment(sandbox, {
      type: 'page',
      segmentAnonymousId: 'anon-1',
      user: { segmentAnonymousId: 'anon-1' },
      properties: { name: 'Home' },
      context: { page: { url: 'https://example.com/' } },
      timestamp: AT,
    });
    const { people, events, visits, flags } = sandbox.state();
    expect([events, flags]).toEqual([[], []]);
    expect(visits).toEqual([
      {
        id: 'visit-1',
        person: 'person-1',
        properties: { name: 'Home' },
        page: { url: 'https://example.com/' },
        at: AT,
      },
    ]);
    expect(people).toMatchObject([{ segmentAnonymousId: 'anon-1', subscribed: false }]);
  });

  it('identify records nothing', async () => {
    await postSegment(sandbox, { type: 'identify', userId: 'u', user: { userId: 'u', tags: 'a, b' } });
    const { people, events, visits } = sandbox.state();
    expect([people[0]?.tags, events, visits]).toEqual([['a', 'b'], [], []]);
  });

  it('an anonymous person becomes the one who comes with the same anonymous id', async () => {
    await page({ segmentAnonymousId: 'anon-1' });
    await page({ segmentAnonymousId: 'anon-1', userId: 'u' });
    const { people, visits } = sandbox.state();
    expect(people).toMatchObject([{ id: 'person-1', userId: 'u', segmentAnonymousId: 'anon-1' }]);
    expect(visits.map(({ person }) => person)).toEqual(['person-1', 'person-1']);
  });

  it('an anonymous person merges into someone who is known already', async () => {
    await postIngest(sandbox, { name: 'identify', user: { userId: 'u', plan: 'pro', tags: 'a' } });
    await postSegment(sandbox, {
      type: 'page',
      segmentAnonymousId: 'anon-1',
      user: { segmentAnonymousId: 'anon-1', plan: 'free', colour: 'red', tags: 'b' },
    });
    await page({ userId: 'u', segmentAnonymousId: 'anon-1' });
    const { people, visits } = sandbox.state();
    expect(people).toMatchObject([
      { id: 'person-1', userId: 'u', fields: { plan: 'pro', colour: 'red' }, tags: ['a', 'b'] },
    ]);
    expect(people).toHaveLength(1);
    expect(visits.map(({ person }) => person)).toEqual(['person-1', 'person-1']);
  });

  it('two identified people on one device stay two', async () => {
    await page({ userId: 'u', segmentAnonymousId: 'anon-1' });
    await page({ userId: 'v', segmentAnonymousId: 'anon-1' });
    expect(sandbox.state().people.map(({ userId }) => userId)).toEqual(['u', 'v']);
  });

  it('is not read without its header: the documented rules apply', async () => {
    await postIngest(sandbox, { type: 'page', userId: 'u', user: { userId: 'u' } });
    const { people, visits, requests } = sandbox.state();
    expect([people.length, visits.length, requests[0]?.dialect]).toEqual([1, 0, 'documented']);
  });

  it('accepts an alias as Encharge itself sends it, though flagged', async () => {
    await page({ userId: 'old' });
    await postSegment(sandbox, { type: 'alias', userId: 'new', previousUserId: 'old', messageId: 'm' });
    expect(sandbox.state().people.map(({ userId }) => userId)).toEqual(['new']);
    expect(sandbox.state().flags.map(({ rule }) => rule)).toEqual(['header-on-documented']);
  });

  it('flags a group with the header, and applies it', async () => {
    await postSegment(sandbox, { type: 'group', objectType: 'company', properties: { externalId: 'g' } });
    expect(sandbox.state().objects).toHaveLength(1);
    expect(sandbox.state().flags.map(({ rule }) => rule)).toEqual(['header-on-documented']);
  });
});
