import { ClientError } from '../errors';
import { identityOf } from './person';
import type { PersonId } from './person';

// Encharge's "Cannot GET" pages come from Express, whose query parser makes an object, not an array, for indexes above 20.
const MOST_PEOPLE = 20;
// Servers and proxies commonly reject a request line over 8 kB.
const LONGEST_QUERY = 6000;

/**
 * Names people in query strings, `people[0][userId]=u-1&people[1][email]=…`, split over as many requests as needed. Values are
 * percent-encoded, so that an id cannot smuggle in another parameter.
 *
 * @param ids At least one.
 * @returns Query strings without `?`, each with at most 20 people and, unless a single person takes more, 6,000 characters.
 * @throws {ClientError} `no_people`, `invalid_person`: before anything is sent.
 * @example peopleQueries([{ userId: 'a&b' }]) // ['people[0][userId]=a%26b']
 */
export function peopleQueries(ids: readonly PersonId[]): string[] {
  if (ids.length === 0) {
    throw new ClientError('no_people', 'The list of people is empty.', 'Name at least one person.');
  }
  const queries: string[][] = [];
  let current: string[] = [];
  let length = 0;
  for (const id of ids) {
    const [field, value] = identityOf(id);
    const rest = `[${field}]=${encodeURIComponent(value)}`;
    if (queries.length === 0 || current.length === MOST_PEOPLE || length + rest.length > LONGEST_QUERY) {
      current = [];
      length = 0;
      queries.push(current);
    }
    const part = `people[${current.length}]${rest}`;
    current.push(part);
    length += part.length + 1;
  }
  return queries.map((parts) => parts.join('&'));
}
