import { InvalidAuthenticationError } from '@segment/actions-core';
import type { CustomAuthentication } from '@segment/actions-core';
import type { Environment } from '../delivery/environment';
import { callRest } from '../delivery/rest';
import { apiKeyOf, ingestKey } from '../settings/keys';
import { settingFields } from '../settings/settings';
import type { Settings } from '../settings/settings';

/**
 * The keys, and the test that the host runs when a customer saves them. Only the API key can be tested: for a write key,
 * Ingest offers no check but sending an event.
 */
export function authentication(environment: Environment): CustomAuthentication<Settings> {
  return {
    scheme: 'custom',
    fields: settingFields,
    testAuthentication: async (request, { settings }) => {
      ingestKey(settings);
      if (apiKeyOf(settings) === undefined) return;
      const { response } = await callRest(
        request,
        { method: 'get', path: '/accounts/info' },
        settings,
        environment,
      );
      // A proxy or a wrong address answers 200 as well; the account's own answer is an object.
      if (typeof response.data !== 'object' || response.data === null) {
        throw new InvalidAuthenticationError('What answered is not the API of Encharge. Try again later.');
      }
    },
  };
}
