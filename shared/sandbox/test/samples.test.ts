import { startSandbox } from '../src';
import type { Sandbox } from '../src';
import { postIngest } from './requests';

const NOW = '2026-01-02T03:04:05.678Z';

/** The five sample bodies of Encharge's documentation. */
const SAMPLES = [
  '{"name":"Registered user","user":{"email":"jonsnow@thenorthremembers.com","userId":"1234567890","firstName":"Jon","lastName":"Snow"},"properties":{"plan":"Premium","trial":{"startDate":"2020-03-06T14:24:03.522Z","length":14}}}',
  '{"name":"Created Page","user":{"userId":"1234567890"}}',
  '{"name":"Form Submitted","user":{"email":"michael@michael-scott-paper-company.com"},"properties":{"Message":"Hello, I\'d like to order some paper."}}',
  '{"type":"alias","previousUserId":"abc","previousEmail":"jon@snow.com","user":{"userId":"123","email":"aegon@targaryen.com"}}',
  '{"type":"group","objectType":"company","properties":{"name":"House Stark","externalId":"abc"},"user":{"userId":"123","email":"jon@snow.com"}}',
];

describe('the documented samples', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => Date.parse(NOW) });
  });
  afterAll(() => sandbox.close());

  it('are accepted without a flag and do what the documentation says', async () => {
    for (const sample of SAMPLES) {
      const response = await postIngest(sandbox, sample);
      expect([response.status, await response.json()]).toEqual([200, { status: 'success' }]);
    }
    const state = sandbox.state();
    const times = { createdAt: NOW, updatedAt: NOW };
    expect(state.flags).toEqual([]);
    expect(state.requests.map(({ body }) => JSON.stringify(body))).toEqual(SAMPLES);
    expect(state.people).toEqual([
      {
        id: 'person-1',
        userId: '1234567890',
        email: 'jonsnow@thenorthremembers.com',
        fields: { firstName: 'Jon', lastName: 'Snow' },
        tags: [],
        subscribed: true,
        archived: false,
        ...times,
      },
      {
        id: 'person-2',
        email: 'michael@michael-scott-paper-company.com',
        fields: {},
        tags: [],
        subscribed: true,
        archived: false,
        ...times,
      },
      {
        id: 'person-3',
        userId: '123',
        email: 'jon@snow.com',
        fields: {},
        tags: [],
        subscribed: true,
        archived: false,
        ...times,
      },
    ]);
    expect(state.objects).toEqual([
      {
        id: 'object-1',
        objectType: 'company',
        externalId: 'abc',
        fields: { name: 'House Stark' },
        people: ['person-3'],
        ...times,
      },
    ]);
    expect(state.events).toEqual([
      {
        id: 'event-1',
        person: 'person-1',
        name: 'Registered user',
        properties: { plan: 'Premium', trial: { startDate: '2020-03-06T14:24:03.522Z', length: 14 } },
        at: NOW,
      },
      { id: 'event-2', person: 'person-1', name: 'Created Page', properties: {}, at: NOW },
      {
        id: 'event-3',
        person: 'person-2',
        name: 'Form Submitted',
        properties: { Message: "Hello, I'd like to order some paper." },
        at: NOW,
      },
    ]);
    expect(state.visits).toEqual([]);
    expect(state.totals).toEqual({ requests: 5, events: 3, visits: 0, flags: 0 });
  });
});
