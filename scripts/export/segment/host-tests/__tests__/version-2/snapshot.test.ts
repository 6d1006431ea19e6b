import destination from '@encharge-destinations/segment';
import { randomRequest } from '../__helpers__/random-request';

// Two ids: an alias of an id to itself changes nothing.
const CONSTANTS = { mappingVersion: '2', previousUserId: 'previous-user' };

describe('Testing snapshot for mappings of the current version:', () => {
  it.each(Object.keys(destination.actions))('%s action - all fields', async (slug) => {
    expect(await randomRequest(`encharge#${slug}`, slug, false, CONSTANTS)).toMatchSnapshot();
  });
});
