import { createDestination, createRunner } from '@encharge-destinations/rudderstack';
import type { RequestDescription } from '@encharge-destinations/rudderstack';
import { destinationWith, inputsOf } from '../events';

const { processRouterDest } = createDestination({
  ingestUrl: 'http://127.0.0.1:9/v1/',
  restUrl: 'http://127.0.0.1:9/v1/',
});

const runner = createRunner({
  ingestUrl: 'http://127.0.0.1:9/v1/',
  restUrl: 'http://127.0.0.1:9/v1/',
  writeKey: 'wk-unseenkey',
  dryRun: true,
  explain: true,
});

async function outputOf(message: unknown, config: object = {}, connection?: unknown) {
  const inputs = inputsOf([message], destinationWith({ writeKey: 'wk-unseenkey', ...config }));
  const [output] = await processRouterDest(inputs.map((input) => ({ ...input, connection })));
  return output!;
}

async function bodyOf(message: unknown, config: object = {}): Promise<unknown> {
  return ((await outputOf(message, config)).batchedRequest as RequestDescription | undefined)?.body.JSON;
}

describe('a record', () => {
  const row = {
    type: 'record',
    action: 'insert',
    channel: 'sources',
    recordId: '1',
    fields: { email: 'ada@example.com', first_name: 'Ada', unsubscribed: false },
    identifiers: { userId: 4711 },
  };

  it.each(['insert', 'update', 'INSERT'])(
    'that is an %s writes a person, under the names that the customer mapped',
    async (action) => {
      expect(await bodyOf({ ...row, action })).toEqual({
        name: 'identify',
        user: { userId: '4711', email: 'ada@example.com', first_name: 'Ada', unsubscribed: false },
      });
    },
  );

  it('respects the lists of allowed and denied fields', async () => {
    expect(await bodyOf(row, { deny: [{ fieldName: 'unsubscribed' }] })).toEqual({
      name: 'identify',
      user: { userId: '4711', email: 'ada@example.com', first_name: 'Ada' },
    });
  });

  it('takes its identity from the identifiers, which win over fields of the same name', async () => {
    expect(
      await bodyOf({
        ...row,
        identifiers: { email: 'new@example.com' },
        fields: { email: 'old@example.com' },
      }),
    ).toEqual({ name: 'identify', user: { email: 'new@example.com' } });
  });

  it('keeps a known field that a blank identifier would hide', async () => {
    const message = {
      ...row,
      identifiers: { userId: '4711', email: '' },
      fields: { email: 'ada@example.com' },
    };

    expect(await bodyOf(message)).toEqual({
      name: 'identify',
      user: { userId: '4711', email: 'ada@example.com' },
    });
  });

  it('carries its time and id in the segment dialect', async () => {
    const message = { ...row, fields: {}, timestamp: '2026-03-10T00:00:00Z', messageId: 'm-1' };

    expect(await bodyOf(message, { dialect: 'segment' })).toEqual({
      type: 'identify',
      userId: '4711',
      user: { userId: '4711' },
      timestamp: '2026-03-10T00:00:00Z',
      messageId: 'm-1',
    });
  });

  it.each(['EMAIL', 'Email', 'e-mail'])(
    'takes its email from a column %s where none is called email',
    async (name) => {
      const message = { ...row, identifiers: {}, fields: { [name]: 'ada@example.com', plan: 'pro' } };

      expect(await bodyOf(message)).toEqual({
        name: 'identify',
        user: { email: 'ada@example.com', plan: 'pro' },
      });
    },
  );

  it('takes the first time that can be read', async () => {
    const times = { timestamp: 'soon', originalTimestamp: '2026-03-10 00:00:00' };

    expect(await bodyOf({ ...row, fields: {}, ...times }, { dialect: 'segment' })).toEqual({
      type: 'identify',
      userId: '4711',
      user: { userId: '4711' },
      timestamp: '2026-03-10T00:00:00Z',
    });
  });

  it.each([
    ['names nobody', { ...row, identifiers: { customer: '7' }, fields: {} }, undefined],
    ['names a placeholder', { ...row, identifiers: { userId: 'null' }, fields: {} }, undefined],
    ['has an unknown action', { ...row, action: 'merge' }, undefined],
    ['has no fields and no identifiers', { type: 'record', action: 'insert' }, undefined],
    ['goes to another object', row, { config: { destination: { object: 'event' } } }],
  ])('that %s is aborted', async (_what, message, connection) => {
    expect((await outputOf(message, {}, connection)).statusCode).toBe(400);
  });

  it('goes to the object person', async () => {
    expect((await outputOf(row, {}, { config: { destination: { object: 'person' } } })).statusCode).toBe(200);
  });

  describe('that was deleted', () => {
    const deleted = { ...row, action: 'delete', fields: {} };

    it('is left out', async () => {
      const { statusCode, error } = await outputOf(deleted, { apiKey: 'ak-unseenkey' });

      expect([statusCode, error]).toEqual([
        298,
        'Deleted rows are left out: the setting recordDelete is ignore.',
      ]);
    });

    it.each([
      ['archive', { userId: 'a&b' }, { 'people[0][userId]': 'a&b' }],
      ['erase', { userId: 'user-1' }, { 'people[0][userId]': 'user-1', force: 'true' }],
      ['erase', { email: 'ada@example.com' }, { 'people[0][email]': 'ada@example.com', force: 'true' }],
    ])('becomes a request to %s one person: %p', async (recordDelete, identifiers, params) => {
      const message = { ...deleted, identifiers };

      expect((await outputOf(message, { apiKey: 'ak-unseenkey', recordDelete })).batchedRequest).toEqual({
        version: '1',
        type: 'REST',
        method: 'DELETE',
        endpoint: 'http://127.0.0.1:9/v1/people',
        endpointPath: '/people',
        headers: { 'X-Encharge-Token': 'ak-unseenkey' },
        params,
        body: { JSON: {}, JSON_ARRAY: {}, XML: {}, FORM: {} },
        files: {},
      });
    });

    it.each(['archive', 'erase'])('uses only the identifiers: %s', async (recordDelete) => {
      const config = { apiKey: 'ak-unseenkey', recordDelete };
      const byEmail = { ...deleted, identifiers: { email: 'ada@example.com' }, fields: { userId: 'user-2' } };
      const { batchedRequest } = await outputOf(byEmail, config);
      expect((batchedRequest as RequestDescription).params).toMatchObject({
        'people[0][email]': 'ada@example.com',
      });
      expect((batchedRequest as RequestDescription).params).not.toHaveProperty(['people[0][userId]']);

      const byNothing = { ...deleted, identifiers: {}, fields: { userId: 'user-2' } };
      expect((await outputOf(byNothing, config)).statusCode).toBe(400);
    });

    it('needs the API key', async () => {
      const { statusCode, statTags } = await outputOf(deleted, { recordDelete: 'erase' });

      expect([statusCode, statTags]).toEqual([
        400,
        { errorCategory: 'dataValidation', errorType: 'configuration' },
      ]);
    });

    it('does not identify anybody by a placeholder', async () => {
      const message = { ...deleted, identifiers: { userId: '0' } };

      expect((await outputOf(message, { apiKey: 'ak-unseenkey', recordDelete: 'erase' })).statusCode).toBe(
        400,
      );
    });
  });
});

describe('an identify whose traits are mapped already', () => {
  const row = {
    type: 'identify',
    userId: 'row-17',
    channel: 'sources',
    traits: { first_name: 'Ada', unsubscribed: false },
    context: {
      mappedToDestination: 'true',
      externalId: [{ type: 'ENCHARGE-person', id: 'ada@example.com', identifierType: 'email' }],
    },
  };

  it('goes out under its own names, for the person of the external id', async () => {
    expect(await bodyOf(row)).toEqual({
      name: 'identify',
      user: { email: 'ada@example.com', first_name: 'Ada', unsubscribed: false },
    });
  });

  it('is aborted when its identifier is unknown', async () => {
    const externalId = [{ type: 'ENCHARGE-person', id: '7', identifierType: 'phone' }];

    expect((await outputOf({ ...row, context: { ...row.context, externalId } })).statusCode).toBe(400);
  });

  it('takes its identity from the traits when there is no external id', async () => {
    const message = {
      ...row,
      traits: { userId: 'user-1', plan: 'pro' },
      context: { mappedToDestination: true },
    };

    expect(await bodyOf(message)).toEqual({ name: 'identify', user: { userId: 'user-1', plan: 'pro' } });
  });

  it('keeps a known value that a blank one would hide, and says where each stood', async () => {
    const message = {
      ...row,
      traits: { first_name: ' ', plan: 'pro', email: 'old@example.com', city: null },
      context: {
        mappedToDestination: true,
        traits: { first_name: 'Ada', plan: 'free', city: 'Sofia', 'a/b': 1 },
        externalId: [{ type: 'OTHER-x' }, ...row.context.externalId],
      },
    };
    const { requests, explanation } = await runner.deliver(message);

    expect(requests.map(({ body }) => body)).toEqual([
      {
        name: 'identify',
        user: { email: 'ada@example.com', first_name: 'Ada', plan: 'pro', city: 'Sofia', 'a/b': 1 },
      },
    ]);
    expect(
      Object.fromEntries((explanation?.trace ?? []).map(({ target, source }) => [target, source])),
    ).toEqual({
      '/name': undefined,
      '/user/email': '/context/externalId/1/id',
      '/user/first_name': '/context/traits/first_name',
      '/user/plan': '/traits/plan',
      '/user/city': '/context/traits/city',
      '/user/a~1b': '/context/traits/a~1b',
    });
  });

  it('finds an external id that is not in a list', async () => {
    const [externalId] = row.context.externalId;
    const { explanation } = await runner.deliver({ ...row, context: { ...row.context, externalId } });

    expect(explanation?.trace).toContainEqual({
      request: 0,
      target: '/user/email',
      source: '/context/externalId/id',
      rule: expect.any(String) as string,
    });
  });
});
