import { startSandbox } from '../src';
import type { Sandbox } from '../src';
import { callRest, postIngest } from './requests';

const AT = '1970-01-01T00:00:00.000Z';

describe('custom objects', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({
      now: () => 0,
      schemas: [{ name: 'project', displayNameSingular: 'Project', fields: ['title'] }],
    });
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  const group = (body: object): Promise<Response> => postIngest(sandbox, { type: 'group', ...body });

  it('are created and updated by externalId, and unknown fields ignored', async () => {
    const user = { userId: '123', email: 'jon@snow.com' };
    await group({ objectType: 'company', properties: { externalId: 'abc', name: 'House Stark' }, user });
    await group({ objectType: 'company', properties: { externalId: 'abc', plan: 'pro', sigil: 'wolf' } });
    expect(sandbox.state().objects).toEqual([
      {
        id: 'object-1',
        objectType: 'company',
        externalId: 'abc',
        fields: { name: 'House Stark', plan: 'pro' },
        people: ['person-1'],
        createdAt: AT,
        updatedAt: AT,
      },
    ]);
    expect(sandbox.state().people).toMatchObject([{ userId: '123', email: 'jon@snow.com', fields: {} }]);
  });

  it('are updated by their own id, and only if it exists', async () => {
    await group({ objectType: 'company', properties: { externalId: 'abc' } });
    await group({ objectType: 'company', properties: { id: 'object-1', externalId: 'def', name: 'ACME' } });
    expect(sandbox.state().objects).toMatchObject([{ externalId: 'def', fields: { name: 'ACME' } }]);
    const response = await group({ objectType: 'company', properties: { id: 'object-9' } });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: 'There is no object with this id.' },
    ]);
    await group({ objectType: 'company', properties: { externalId: 'abc' } });
    expect(sandbox.state().objects).toHaveLength(2);
  });

  it('multiply without an id, as flagged', async () => {
    await group({ objectType: 'company', properties: { name: 'ACME' } });
    await group({ objectType: 'company', properties: { name: 'ACME' } });
    expect(sandbox.state().objects).toHaveLength(2);
    expect(sandbox.state().flags.map(({ rule }) => rule)).toEqual(['group-without-id', 'group-without-id']);
  });

  it('need a schema; the same externalId in another type is another object', async () => {
    await group({ objectType: 'project', properties: { externalId: 'abc', title: 'Wall' } });
    await group({ objectType: 'company', properties: { externalId: 'abc' } });
    const response = await group({ objectType: 'spaceship', properties: { externalId: 'abc' } });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: 'There is no object schema with this name.' },
    ]);
    expect(sandbox.state().objects.map(({ objectType }) => objectType)).toEqual(['project', 'company']);
    const other = await group({ objectType: 'company', properties: { id: 'object-1', name: 'ACME' } });
    expect(other.status).toBe(400);
  });

  it('are upserted over REST too', async () => {
    const put = (body: object): Promise<Response> => callRest(sandbox, 'PUT', '/objects/company', body);
    expect(await (await put({ externalId: 'g', name: 'ACME', junk: 1 })).json()).toEqual({
      created: true,
      object: { id: 'object-1', externalId: 'g', name: 'ACME' },
    });
    expect(await (await put({ externalId: 'g', name: 'Initech' })).json()).toEqual({
      created: false,
      object: { id: 'object-1', externalId: 'g', name: 'Initech' },
    });
    expect((await callRest(sandbox, 'PUT', '/objects/spaceship', {})).status).toBe(404);
    expect((await put({ id: 'object-9' })).status).toBe(404);
    expect((await put([])).status).toBe(400);
  });
});
