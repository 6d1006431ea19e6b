import { outputOf, summaryOf } from './transform-test-utils';

describe('a row', () => {
  const connection = { config: { destination: { object: 'project' } } };
  const row = { type: 'record', action: 'insert', fields: {}, identifiers: {} };

  it.each([
    {
      name: 'a person by another spelling of the email',
      fields: { 'e-mail': 'ada@example.com', userId: '' },
      bodies: [{ name: 'identify', user: { email: 'ada@example.com' } }],
    },
    {
      name: 'a person whose identifier is blank',
      fields: { userId: 'u' },
      identifiers: { userId: ' ' },
      bodies: [{ name: 'identify', user: { userId: 'u' } }],
    },
  ])('of $name', ({ fields, identifiers = {}, bodies }) => {
    expect(summaryOf({ ...row, fields, identifiers }).bodies).toEqual(bodies);
  });

  it('of an object says where the dropped values stood', () => {
    const message = { ...row, fields: { token: 'x', personUserId: {} }, identifiers: { id: 'p-1' } };
    const { bodies, notSent } = summaryOf(message, {}, { connection });
    expect(bodies).toEqual([{ type: 'group', objectType: 'project', properties: { externalId: 'p-1' } }]);
    expect(notSent).toEqual([
      expect.stringMatching(/^\/fields\/token: /),
      expect.stringMatching(/^\/fields\/personUserId: /),
    ]);
  });

  it.each([
    { name: 'nobody', message: row, more: {}, error: /^This row names nobody/ },
    {
      name: 'an invalid email',
      message: { ...row, fields: { email: 'nobody' } },
      more: {},
      error: /the email at \/fields\/email is not valid/,
    },
    { name: 'no object', message: row, more: { connection }, error: /^This row names no object/ },
    {
      name: 'an unknown action',
      message: { ...row, action: 'truncate' },
      more: {},
      error: /^record: the action is unknown/,
    },
    {
      name: 'a deleted object',
      message: { ...row, action: 'delete' },
      more: { connection },
      statusCode: 298,
      error: /Encharge deletes people only/,
    },
    {
      name: 'a deletion by a placeholder',
      message: { ...row, action: 'delete', identifiers: { userId: 'null' } },
      config: { recordDelete: 'erase', apiKey: 'ak-unseenkey' },
      more: {},
      error: /names nobody/,
    },
  ])('of $name is rejected', ({ message, config = {}, more, error, statusCode = 400 }) => {
    expect(summaryOf(message, config, more)).toMatchObject({ statusCode, bodies: [] });
    expect(summaryOf(message, config, more).error).toMatch(error);
  });

  it.each([
    { userId: 'u', selector: { 'people[0][userId]': 'u' } },
    { email: 'ada@example.com', selector: { 'people[0][email]': 'ada@example.com' } },
  ])('that was deleted identifies the person by $selector', ({ selector, ...identifiers }) => {
    const output = outputOf(
      { ...row, action: 'delete', identifiers },
      { recordDelete: 'archive', apiKey: 'ak-unseenkey' },
    );
    expect(output.batchedRequest).toMatchObject({ params: selector });
  });
});
