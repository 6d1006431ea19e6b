import type { SegmentEvent } from '@segment/actions-core';
import { sendThrough } from '../../__tests__/__helpers__/encharge';

const aliasOf = (previousId: string, userId: string, traits = {}): SegmentEvent => ({
  type: 'alias',
  anonymousId: 'anonymous-1',
  previousId,
  userId,
  traits,
});

describe('aliasUser', () => {
  it.each([
    ['an ID', aliasOf('before', 'after'), { previousUserId: 'before', user: { userId: 'after' } }],
    [
      'an email',
      aliasOf('old@example.com', 'new@example.com'),
      { previousEmail: 'old@example.com', user: { email: 'new@example.com' } },
    ],
    [
      'both',
      aliasOf('before', 'after', { previousEmail: 'old@example.com', email: 'new@example.com' }),
      {
        previousUserId: 'before',
        previousEmail: 'old@example.com',
        user: { userId: 'after', email: 'new@example.com' },
      },
    ],
  ])('changes %s', async (_name, event: SegmentEvent, body: object) => {
    expect(await sendThrough('aliasUser', event)).toEqual([{ type: 'alias', ...body }]);
  });

  it('joins an anonymous person with a known one', async () => {
    const [body] = await sendThrough('aliasUser', aliasOf('anonymous-1', 'user-1'));
    expect(body).toMatchObject({
      type: 'identify',
      user: { userId: 'user-1', segmentAnonymousId: 'anonymous-1' },
    });
  });

  it('rejects half a pair, and skips equal IDs', async () => {
    await expect(sendThrough('aliasUser', aliasOf('', 'after'))).rejects.toThrow('alias:');
    await expect(sendThrough('aliasUser', aliasOf('same', 'same'))).rejects.toThrow('the same id twice');
  });
});
