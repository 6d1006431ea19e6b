import { createDestination } from '@encharge-destinations/rudderstack';
import { destinationWith, inputsOf } from '../events';

const { processRouterDest } = createDestination({ now: () => Date.parse('2026-03-10T00:00:00Z') });

const identify = {
  type: 'identify',
  userId: 'user-1',
  traits: { plan: 'pro', phone: '1', prefs: { theme: 'dark' }, city: null },
  context: { ip: '8.8.8.8' },
};
const track = {
  type: 'track',
  event: 'Signed Up',
  userId: 'user-1',
  context: { traits: { plan: 'pro' } },
  originalTimestamp: '2026-03-01T00:00:00Z',
};
const group = { type: 'group', groupId: 'g-1', traits: { kind: 'team' } };
const page = { type: 'page', userId: 'user-1', name: 'Home' };

async function payloadWith(message: unknown, config: object): Promise<unknown> {
  const destination = destinationWith({ writeKey: 'wk-unseenkey', ...config });
  const [output] = await processRouterDest(inputsOf([message], destination));
  return output?.batchedRequest === undefined
    ? output?.statusCode
    : [output.batchedRequest].flat()[0]?.body.JSON;
}

it.each([
  ['pages', page, { pages: 'off' }, 298],
  [
    'pages untouched',
    page,
    { pages: '' },
    { name: 'Viewed Page', user: { userId: 'user-1' }, properties: { name: 'Home' } },
  ],
  [
    'emailOnEvents',
    { ...track, context: { traits: { email: 'old@example.com' } } },
    { emailOnEvents: 'withoutUserId' },
    { name: 'Signed Up', user: { userId: 'user-1' } },
  ],
  [
    'emailFromProperties',
    { type: 'track', event: 'Invite Sent', properties: { email: 'friend@example.com' } },
    { emailFromProperties: 'never' },
    400,
  ],
  [
    'objectType',
    group,
    { objectType: 'team' },
    { type: 'group', objectType: 'team', properties: { kind: 'team', externalId: 'g-1' } },
  ],
  [
    'objectTypeTrait',
    group,
    { objectType: 'company', objectTypeTrait: 'traits.kind' },
    { type: 'group', objectType: 'team', properties: { kind: 'team', externalId: 'g-1' } },
  ],
  [
    'tagRules',
    track,
    {
      tagRules: [
        { from: 'Signed Up', to: 'new, trial' },
        { from: '', to: '' },
      ],
    },
    { name: 'Signed Up', user: { userId: 'user-1', tags: 'new, trial' } },
  ],
  ['maxEventAge', track, { maxEventAge: '7' }, 298],
  ['maxEventAge as a number', track, { maxEventAge: 7 }, 298],
  ['a high maxEventAge', track, { maxEventAge: '30' }, { name: 'Signed Up', user: { userId: 'user-1' } }],
  [
    'rename',
    identify,
    { rename: [{ from: 'traits.prefs.theme', to: 'theme' }], sendIp: false },
    { name: 'identify', user: { userId: 'user-1', theme: 'dark', plan: 'pro', phone: '1' } },
  ],
  [
    'allow',
    identify,
    { allow: [{ fieldName: 'plan' }], sendIp: false },
    { name: 'identify', user: { userId: 'user-1', plan: 'pro' } },
  ],
  [
    'an empty allow-list, which the dashboard keeps as one blank entry',
    identify,
    { allow: [{ fieldName: '' }], sendIp: false },
    { name: 'identify', user: { userId: 'user-1', plan: 'pro', phone: '1' } },
  ],
  [
    'deny',
    identify,
    { deny: [{ fieldName: 'phone' }], sendIp: false },
    { name: 'identify', user: { userId: 'user-1', plan: 'pro' } },
  ],
  [
    'traitsOnEvents',
    track,
    { traitsOnEvents: [{ fieldName: 'plan' }] },
    { name: 'Signed Up', user: { userId: 'user-1', plan: 'pro' } },
  ],
  [
    'clearOnNull',
    identify,
    { clearOnNull: true, deny: [{ fieldName: 'phone' }], sendIp: 'false' },
    { name: 'identify', user: { userId: 'user-1', plan: 'pro', city: '' } },
  ],
  [
    'sendIp',
    identify,
    { sendIp: true },
    { name: 'identify', user: { userId: 'user-1', plan: 'pro', phone: '1' }, sourceIp: '8.8.8.8' },
  ],
  [
    'anonymous',
    { ...page, userId: undefined, anonymousId: 'anon-1' },
    { dialect: 'segment', anonymous: 'skip' },
    298,
  ],
  ['screens', { ...page, type: 'screen' }, { dialect: 'segment', screens: 'off' }, 298],
] as const)(
  '%s, as the dashboard stores it, reaches the mapper',
  async (_setting, message, config, expected) => {
    expect(await payloadWith(message, config)).toEqual(expected);
  },
);

describe('event filtering', () => {
  const whitelist = {
    eventFilteringOption: 'whitelistedEvents',
    whitelistedEvents: [{ eventName: ' Signed Up ' }],
  };
  const blacklist = {
    eventFilteringOption: 'blacklistedEvents',
    blacklistedEvents: [{ eventName: 'Signed Up' }],
  };
  const other = { ...track, event: 'Signed Out' };

  it.each([
    ['lets an event on the allowlist through', whitelist, track, 200],
    ['stops every other event', whitelist, other, 298],
    [
      'stops all events when the allowlist is empty',
      { ...whitelist, whitelistedEvents: [{ eventName: '' }] },
      track,
      298,
    ],
    ['stops an event on the denylist', blacklist, track, 298],
    ['lets every other event through', blacklist, other, 200],
    ['ignores the lists when it is off', { ...blacklist, eventFilteringOption: 'disable' }, track, 200],
    ['does not touch other calls', { ...whitelist, whitelistedEvents: [] }, identify, 200],
  ])('%s', async (_what, config, message, statusCode) => {
    const destination = destinationWith({ writeKey: 'wk-unseenkey', ...config });
    const [output] = await processRouterDest(inputsOf([message], destination));

    expect(output?.statusCode).toBe(statusCode);
  });
});
