import { scenarios } from './fixtures';

/** The five sample bodies in Encharge's Ingest API documentation, byte for byte, each with the scenario that produces it. */
const SAMPLES: readonly (readonly [string, string])[] = [
  [
    'track/docs-registered-user',
    '{"name":"Registered user","user":{"email":"jonsnow@thenorthremembers.com","userId":"1234567890","firstName":"Jon","lastName":"Snow"},"properties":{"plan":"Premium","trial":{"startDate":"2020-03-06T14:24:03.522Z","length":14}}}',
  ],
  ['track/docs-created-page', '{"name":"Created Page","user":{"userId":"1234567890"}}'],
  [
    'track/docs-form-submitted',
    '{"name":"Form Submitted","user":{"email":"michael@michael-scott-paper-company.com"},"properties":{"Message":"Hello, I\'d like to order some paper."}}',
  ],
  [
    'alias/docs-both',
    '{"type":"alias","previousUserId":"abc","previousEmail":"jon@snow.com","user":{"userId":"123","email":"aegon@targaryen.com"}}',
  ],
  [
    'group/docs-company',
    '{"type":"group","objectType":"company","properties":{"name":"House Stark","externalId":"abc"},"user":{"userId":"123","email":"jon@snow.com"}}',
  ],
];

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

test.each(SAMPLES)('%s is the documented sample, byte for byte after sorting keys', (id, sample) => {
  const scenario = scenarios.find((one) => one.id === id);
  expect(scenario?.provenance).toBe('docs');
  const [payload] = scenario?.expected.documented.payloads ?? [];
  expect(JSON.stringify(sorted(payload))).toBe(JSON.stringify(sorted(JSON.parse(sample))));
});

test('nothing else claims to come from the documentation', () => {
  const claimed = scenarios.filter(({ provenance }) => provenance === 'docs').map(({ id }) => id);
  expect(claimed.sort()).toEqual(SAMPLES.map(([id]) => id).sort());
});
