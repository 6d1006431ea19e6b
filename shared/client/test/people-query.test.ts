import { readId } from '@encharge-destinations/core';
import fc from 'fast-check';
import { peopleQueries } from '../src/rest/people-query';
import type { PersonId } from '../src';

it.each([
  [[{ userId: 'u-1' }], 'people[0][userId]=u-1'],
  [
    [{ userId: 'u-1' }, { email: 'ada+1@example.com' }, { segmentAnonymousId: 'a' }],
    'people[0][userId]=u-1&people[1][email]=ada%2B1%40example.com&people[2][segmentAnonymousId]=a',
  ],
  [[{ userId: '&force=true' }], 'people[0][userId]=%26force%3Dtrue'],
  [[{ userId: '#' }], 'people[0][userId]=%23'],
  [[{ userId: '100%25 =]' }], 'people[0][userId]=100%2525%20%3D%5D'],
  [[{ userId: 'Zoë 🦊' }], 'people[0][userId]=Zo%C3%AB%20%F0%9F%A6%8A'],
  [[{ userId: ' u-1 ' }, { userId: 42 }], 'people[0][userId]=u-1&people[1][userId]=42'],
])('names %j', (ids, query) => {
  expect(peopleQueries(ids as PersonId[])).toEqual([query]);
});

it('starts a new request, with indexes from 0, after 20 people', () => {
  const queries = peopleQueries(Array.from({ length: 45 }, (_, index) => ({ userId: `u-${index}` })));
  expect(queries.map((query) => query.split('&').length)).toEqual([20, 20, 5]);
  expect(queries[2]).toBe(
    'people[0][userId]=u-40&people[1][userId]=u-41&people[2][userId]=u-42&people[3][userId]=u-43&people[4][userId]=u-44',
  );
});

it('starts a new request before the query gets too long for a server', () => {
  const queries = peopleQueries(Array.from({ length: 5 }, () => ({ userId: '\u{1F98A}'.repeat(200) })));
  expect(queries.map((query) => query.split('&').length)).toEqual([2, 2, 1]);
  expect(Math.max(...queries.map((query) => query.length))).toBeLessThanOrEqual(6000);
});

it('sends a single endless id nevertheless', () => {
  expect(peopleQueries([{ userId: 'a' }, { userId: 'b'.repeat(9000) }, { userId: 'c' }])).toHaveLength(3);
});

it('lets an id only be a value: a server reads back exactly what went in', () => {
  const people = fc.tuple(
    fc.constantFrom('userId', 'email', 'segmentAnonymousId'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((value) => readId(value) !== undefined),
  );
  fc.assert(
    fc.property(fc.array(people, { minLength: 1, maxLength: 50 }), (list) => {
      const queries = peopleQueries(
        list.map(([field, value]) => ({ [field]: value }) as unknown as PersonId),
      );
      const read = queries.flatMap((query) => {
        const url = new URL(`http://127.0.0.1/v1/people?${query}`);
        expect(url.hash).toBe('');
        return [...url.searchParams].map(([name, value], index) => {
          expect(name).toMatch(new RegExp(`^people\\[${index}\\]\\[\\w+\\]$`));
          return [name.replace(/^.*\[|\]$/g, ''), value];
        });
      });
      expect(read).toEqual(list.map(([field, value]) => [field, readId(value)]));
    }),
  );
});

it('names a person by the id that an identify with half a surrogate pair creates', () => {
  expect(peopleQueries([{ userId: 'half \ud83e' }])).toEqual(['people[0][userId]=half%20%EF%BF%BD']);
});

it('rejects an empty list: a DELETE without people could mean everyone', () => {
  expect(() => peopleQueries([])).toThrow(expect.objectContaining({ code: 'no_people' }) as Error);
});

it.each([
  [{}],
  [{ userId: '' }],
  [{ userId: ' \n' }],
  [{ userId: undefined }],
  [{ userId: 7.5 }],
  [{ userId: 'null' }],
  [{ email: ' 0 ' }],
  [{ userId: 'a', email: 'ada@example.com' }],
])('rejects %j anywhere in the list, without quoting it', (person) => {
  const ids = [{ userId: 'u-1' }, person as unknown as PersonId];
  expect(() => peopleQueries(ids)).toThrow(expect.objectContaining({ code: 'invalid_person' }) as Error);
  expect(() => peopleQueries(ids)).not.toThrow(/ada@example/);
});
