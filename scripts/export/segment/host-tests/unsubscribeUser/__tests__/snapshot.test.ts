import { randomRequest } from '../../__tests__/__helpers__/random-request';

const actionSlug = 'unsubscribeUser';
const destinationSlug = 'Encharge';

describe(`Testing snapshot for ${destinationSlug}'s ${actionSlug} destination action:`, () => {
  it.each([
    ['required fields', true],
    ['all fields', false],
  ])('%s', async (_name, isRequiredOnly: boolean) => {
    expect(
      await randomRequest(`${destinationSlug}#${actionSlug}`, actionSlug, isRequiredOnly),
    ).toMatchSnapshot();
  });
});
