import { createTestEvent } from '@segment/actions-core';
import type { SegmentEvent } from '@segment/actions-core';
import { sendThrough } from '../../__tests__/__helpers__/encharge';

const EVENT: SegmentEvent = {
  type: 'group',
  userId: 'user-1',
  groupId: 'company-1',
  traits: { name: 'ACME', employees: 42, id: 'other', email: 'office@example.com', phone: '' },
  context: { traits: { email: 'ada@example.com' } },
};

describe('createUpdateObject', () => {
  it('writes the object and associates the person with it', async () => {
    expect(await sendThrough('createUpdateObject', EVENT)).toEqual([
      {
        type: 'group',
        objectType: 'company',
        properties: { externalId: 'company-1', name: 'ACME', employees: 42, email: 'office@example.com' },
        user: { userId: 'user-1', email: 'ada@example.com' },
      },
    ]);
  });

  it("writes objects of another type, by Encharge's own ID", async () => {
    const mapping = { objectType: 'deal', id: 'object-1', externalId: '' };
    const [body] = await sendThrough('createUpdateObject', EVENT, mapping);
    expect(body).toMatchObject({ objectType: 'deal', properties: { id: 'object-1' } });
  });

  it('rejects an object without an ID: every retry would create another one', async () => {
    const event = createTestEvent({ type: 'group', userId: 'user-1', groupId: undefined, traits: {} });
    await expect(sendThrough('createUpdateObject', event)).rejects.toThrow('Send a groupId');
  });
});
