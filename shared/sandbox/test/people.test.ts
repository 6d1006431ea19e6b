import { startSandbox } from '../src';
import type { Sandbox, SandboxPerson } from '../src';
import { lastNotes, postIngest } from './requests';

describe('people', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => 0 });
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  const identify = (user: unknown): Promise<Response> => postIngest(sandbox, { name: 'identify', user });
  const track = (name: string, user: unknown): Promise<Response> => postIngest(sandbox, { name, user });
  const people = (): [string | undefined, string | undefined][] =>
    sandbox.state().people.map(({ userId, email }) => [userId, email]);
  const only = (): SandboxPerson => {
    const found = sandbox.state().people;
    expect(found).toHaveLength(1);
    return found[0]!;
  };

  it('are found by userId, and the email changes with the latest request', async () => {
    await identify({ userId: 'u', email: 'old@example.com' });
    await identify({ userId: 'u', email: 'new@example.com' });
    expect(people()).toEqual([['u', 'new@example.com']]);
    await identify({ email: 'old@example.com' });
    expect(people()).toEqual([
      ['u', 'new@example.com'],
      [undefined, 'old@example.com'],
    ]);
  });

  it('are found by email, and take the userId they lacked', async () => {
    await track('Form Submitted', { email: 'ada@example.com' });
    await identify({ userId: 'u', email: 'ada@example.com' });
    await track('Logged In', { userId: 'u' });
    expect(people()).toEqual([['u', 'ada@example.com']]);
    expect(sandbox.state().events.map(({ person, name }) => [person, name])).toEqual([
      ['person-1', 'Form Submitted'],
      ['person-1', 'Logged In'],
    ]);
  });

  it('are new when the userId is, even if someone has the email', async () => {
    await identify({ userId: 'u', email: 'shared@example.com' });
    await identify({ userId: 'v', email: 'shared@example.com' });
    expect(people()).toEqual([
      ['u', 'shared@example.com'],
      ['v', 'shared@example.com'],
    ]);
    expect(lastNotes(sandbox)).toEqual(['shared-email /user/email']);
  });

  it('are the same for a userId as number and as text', async () => {
    await identify({ userId: 123, tags: 'a' });
    await identify({ userId: '123', tags: 'b' });
    expect(only()).toMatchObject({ userId: '123', tags: ['a', 'b'] });
  });

  it('get fields on the fly, of any name, and tags that only add up', async () => {
    await identify({ userId: 'u', firstName: 'Ada', 'Favourite colour': 'red', tags: 'vip,  beta ,, vip' });
    await identify({ userId: 'u', firstName: 'Adele', score: 3, tags: 'new' });
    expect(only()).toEqual({
      id: 'person-1',
      userId: 'u',
      fields: { firstName: 'Adele', 'Favourite colour': 'red', score: 3 },
      tags: ['vip', 'beta', 'new'],
      subscribed: false,
      archived: false,
      createdAt: '1970-01-01T00:00:00.000Z',
      updatedAt: '1970-01-01T00:00:00.000Z',
    });
  });

  it('keep the ip unchanged, from either place', async () => {
    await postIngest(sandbox, { name: 'identify', user: { userId: 'u' }, sourceIp: '8.8.8.8' });
    expect(only().fields).toEqual({ ip: '8.8.8.8' });
    await identify({ userId: 'u', ip: '1.1.1.1' });
    expect(only().fields).toEqual({ ip: '1.1.1.1' });
  });

  it('are subscribed with their first email, until unsubscribed', async () => {
    await identify({ userId: 'u' });
    expect(only().subscribed).toBe(false);
    await identify({ userId: 'u', email: 'ada@example.com' });
    expect(only().subscribed).toBe(true);
    await identify({ userId: 'u', unsubscribed: true });
    expect(only()).toMatchObject({ subscribed: false, fields: { unsubscribed: true } });
    await identify({ userId: 'u', email: 'other@example.com' });
    expect(only().subscribed).toBe(false);
    await identify({ userId: 'u', unsubscribed: false });
    expect(only().subscribed).toBe(true);
  });

  it('are not subscribed by their first email once unsubscribed', async () => {
    await identify({ userId: 'u', unsubscribed: true });
    await identify({ userId: 'u', email: 'ada@example.com' });
    expect(only().subscribed).toBe(false);
  });

  it('keep what they had when null comes', async () => {
    await identify({ userId: 'u', plan: 'pro' });
    await identify({ userId: 'u', plan: null, other: null });
    expect(only().fields).toEqual({ plan: 'pro' });
  });

  it('cannot be given the fields that Encharge maintains', async () => {
    await identify({ userId: 'u', id: 'mine', updatedAt: 'x', createdAt: '2020-10-27T07:58:19Z' });
    expect(only()).toMatchObject({ id: 'person-1', fields: { createdAt: '2020-10-27T07:58:19Z' } });
    expect(Object.keys(only().fields)).toEqual(['createdAt']);
  });

  it('identify records no event, any other name does', async () => {
    await identify({ userId: 'u' });
    await postIngest(sandbox, { name: 'Paid', user: { userId: 'u' }, properties: { list: [{ sku: null }] } });
    expect(sandbox.state().events).toEqual([
      {
        id: 'event-1',
        person: 'person-1',
        name: 'Paid',
        properties: { list: [{ sku: null }] },
        at: '1970-01-01T00:00:00.000Z',
      },
    ]);
  });

  it('a request without identity creates nobody', async () => {
    expect((await track('Paid', { plan: 'pro' })).status).toBe(200);
    expect([people(), sandbox.state().events]).toEqual([[], []]);
  });

  describe('alias', () => {
    const alias = (body: object): Promise<Response> => postIngest(sandbox, { type: 'alias', ...body });
    beforeEach(() => identify({ userId: 'abc', email: 'jon@snow.com', firstName: 'Jon' }));

    it('renames userId and email at once', async () => {
      await alias({
        previousUserId: 'abc',
        previousEmail: 'jon@snow.com',
        user: { userId: '123', email: 'aegon@targaryen.com' },
      });
      await track('Crowned', { userId: '123' });
      expect(people()).toEqual([['123', 'aegon@targaryen.com']]);
      expect(only().fields).toEqual({ firstName: 'Jon' });
      await track('Died', { userId: 'abc' });
      expect(people()).toHaveLength(2);
    });

    it.each([
      ['the userId', { previousUserId: 'abc', user: { userId: '123' } }, ['123', 'jon@snow.com']],
      ['the email', { previousEmail: 'jon@snow.com', user: { email: 'a@b.c' } }, ['abc', 'a@b.c']],
    ])('renames %s alone', async (_title, body, expected) => {
      await alias(body);
      expect(people()).toEqual([expected]);
    });

    it('renames nothing with half a pair', async () => {
      await alias({ previousUserId: 'abc', user: { email: 'a@b.c' } });
      expect(people()).toEqual([['abc', 'jon@snow.com']]);
    });

    it('renames nothing to another person’s identifier', async () => {
      await identify({ userId: '123' });
      await alias({ previousUserId: 'abc', user: { userId: '123' } });
      expect(people()).toEqual([
        ['abc', 'jon@snow.com'],
        ['123', undefined],
      ]);
      expect(lastNotes(sandbox)).toEqual(['alias-target-taken ']);
    });

    it('creates nobody', async () => {
      await alias({ previousUserId: 'nobody', user: { userId: 'somebody' } });
      expect(people()).toEqual([['abc', 'jon@snow.com']]);
      expect(lastNotes(sandbox)).toEqual(['alias-unknown-person ']);
    });
  });
});
