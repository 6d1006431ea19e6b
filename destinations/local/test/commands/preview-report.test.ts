import { PreviewCollector } from '../../src/preview/collector';
import { PeopleSeen } from '../../src/preview/people-seen';
import { DEFAULT_PERSON_FIELDS } from '../../src/preview/person-fields';
import { previewReport } from '../../src/preview/preview-report';
import { testSandbox } from '../test-sandbox';

const SECRET = 'value-that-must-not-show';

const IDENTIFY = {
  type: 'identify',
  userId: 'u-1',
  traits: {
    email: `${SECRET}@example.com`,
    firstName: SECRET,
    favouriteColour: SECRET,
    tags: ['vip', 'beta'],
  },
};

const sandbox = testSandbox({ schemas: [{ name: 'ship', fields: ['length'] }] });

test('every field of a new account counts as existing', async () => {
  const answer = await fetch(`${sandbox().restUrl}/fields`, {
    headers: { 'X-Encharge-Token': sandbox().apiKey },
  });
  const { items } = (await answer.json()) as { items: { name: string }[] };
  expect(items.map(({ name }) => name).filter((name) => !DEFAULT_PERSON_FIELDS.has(name))).toEqual([]);
});

test('one person’s ids count once', () => {
  const people = new PeopleSeen();
  people.add({ email: 'ada@example.com' });
  people.add({ userId: 'u-1', segmentAnonymousId: 'a-1' });
  people.add({ segmentAnonymousId: 'a-1' });
  people.add({ userId: 'u-1', email: 'ada@example.com' });
  people.add({ userId: 'u-2' }, { previousUserId: 'u-1' });
  people.add({ userId: 'u-1' }, { previousUserId: 'u-2' });
  expect(people.distinct()).toHaveLength(1);
});

test('what exceeds the limits is counted and reported', () => {
  const collector = new PreviewCollector({ names: 2, people: 1 });
  for (const index of [1, 2, 3])
    collector.add(IDENTIFY, {
      payloads: [{ name: 'identify', user: { userId: `u-${index}`, [`field${index}`]: 1 } }],
      warnings: [],
    });
  collector.add(IDENTIFY, { payloads: [{ name: 'identify', user: { ['x'.repeat(201)]: 1 } }], warnings: [] });
  const { newPersonFields, bounds } = previewReport(collector, collector.people.distinct().length, {
    namesTags: false,
  });
  expect(newPersonFields).toEqual([{ field: 'field1', count: 1 }]);
  expect(bounds).toEqual([
    'person fields: 3 more occurrences, of too many or too long names',
    'people: there are more than were counted',
  ]);
});
