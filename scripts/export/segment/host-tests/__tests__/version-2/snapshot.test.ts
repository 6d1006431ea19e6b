import destination from '@encharge-destinations/segment';
import { randomRequest } from '../__helpers__/random-request';

// Two ids: an alias of an id to itself changes nothing.
const CONSTANTS = { mappingVersion: '2', previousUserId: 'previous-user' };
const slugs = Object.keys(destination.actions).filter((slug) => slug !== 'syncAudience');

describe('Testing snapshot for mappings of the current version:', () => {
  it.each(slugs)('%s action - all fields', async (slug) => {
    expect(await randomRequest(`encharge#${slug}`, slug, false, CONSTANTS)).toMatchSnapshot();
  });
});
