import { identify, track, context } from './events';
import type { RouterCase } from './router-case';

const converted = { untagRules: [{ from: 'Converted', to: 'trial, lead' }] };

/** What the destination's settings do, and faults in them. */
export const SETTING_CASES: readonly RouterCase[] = [
  {
    id: 'external-ids',
    description: 'IDs from context.externalId, by type',
    messages: [
      track('Clicked', {
        context: {
          externalId: [
            { type: 'enchargeUserId', id: 'e-1' },
            { type: 'enchargeEmail', id: 'ada@example.com' },
          ],
        },
      }),
      {
        type: 'group',
        groupId: 'g-1',
        traits: { email: 'info@example.com' },
        context: { externalId: [{ type: 'enchargeEmail', id: 'ada@example.com' }] },
      },
    ],
  },
  {
    id: 'tag-rules',
    description: 'Tags by event',
    config: { tagRules: [{ from: 'Subscribed', to: 'customer, vip' }] },
    messages: [track('Subscribed')],
  },
  {
    id: 'untag',
    description: 'An event that removes tags becomes two requests, in order',
    config: converted,
    messages: [track('Converted')],
  },
  {
    id: 'untag-given-up',
    description: 'After four failures of the job the event goes alone, and the proxy says so',
    config: converted,
    settings: 'untag',
    attemptNum: 4,
    messages: [track('Converted')],
  },
  {
    id: 'untag-without-api-key',
    description: 'Removing tags needs the API key',
    config: { ...converted, apiKey: '' },
    messages: [track('Converted')],
  },
  {
    id: 'unsubscribe',
    description: 'An event that unsubscribes the person',
    config: { unsubscribeEvents: [{ eventName: 'Left' }], untagRules: [{ from: 'Left', to: 'news' }] },
    messages: [
      track('Left'),
      { type: 'track', event: 'Left', context: { traits: { email: 'ada@example.com' } } },
    ],
  },
  {
    id: 'privacy',
    description: 'No IP address, no email beside a user ID',
    config: { sendIp: false, emailOnEvents: 'withoutUserId', emailFromProperties: 'never' },
    messages: [track('Clicked', { context: { ...context, traits: { email: 'ada@example.com' } } })],
  },
  {
    id: 'allowlist',
    description: 'Only events on the allowlist',
    config: { eventFilteringOption: 'whitelistedEvents', whitelistedEvents: [{ eventName: 'Subscribed' }] },
    messages: [track('Subscribed'), track('Clicked')],
  },
  {
    id: 'earlier-settings',
    description: 'Settings stored by an earlier version of the definition, one of them obsolete',
    config: {
      pages: '',
      screens: null,
      allow: [{ fieldName: '' }],
      tagRules: [{ from: '', to: '' }],
      sendEmail: true,
    },
    messages: [track('Subscribed', { traits: { email: 'ada@example.com' } })],
  },
  {
    id: 'no-write-key',
    description: 'The write key is missing',
    config: { writeKey: '' },
    messages: [identify({})],
  },
  {
    id: 'unfilled',
    description: 'An unfilled template and environment variable',
    config: { writeKey: 'env.ENCHARGE_WRITE_KEY', pages: '{{ event.pages }}' },
    messages: [identify({})],
  },
  {
    id: 'wrong-settings',
    description: 'Every wrong setting is named',
    config: {
      dialect: 'klingon',
      sendIp: 'perhaps',
      maxEventAge: 'a week',
      allow: 'plan',
      rename: [{ from: 'a', to: '' }],
    },
    messages: [identify({})],
  },
  {
    id: 'bad-key',
    description: 'A key that a header cannot carry',
    config: { writeKey: 'a\nb' },
    messages: [identify({})],
  },
];
