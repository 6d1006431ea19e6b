import { NAME_PATTERN } from './setting';
import type { DashboardSetting } from './setting';

/** The settings that exist only in RudderStack; the mapper's come from its option definitions. */
export const writeKeySetting: DashboardSetting = {
  key: 'writeKey',
  kind: 'text',
  group: 'Connection',
  label: 'Write key',
  note: 'The write key of your Encharge account. Find it in Encharge under Your Account.',
  placeholder: 'e.g. your write key',
  pattern: '^(.{1,200})$',
  isSecret: true,
  isRequired: true,
};

export const restSettings: readonly DashboardSetting[] = [
  {
    key: 'apiKey',
    kind: 'text',
    group: 'REST API',
    label: 'API key',
    note: 'The API key of your Encharge account, which is not the write key. Needed to erase people, remove tags, unsubscribe people by events and delete rows; everything else works without it.',
    placeholder: 'e.g. your API key',
    pattern: '^(.{0,2000})$',
    isSecret: true,
  },
  {
    key: 'recordDelete',
    kind: 'choice',
    group: 'REST API',
    label: 'Deleted rows',
    note: 'Reverse ETL: what happens to the person when a row is deleted. Archiving hides the person; erasing deletes the person’s data permanently. Both need the API key.',
    placeholder: 'Leave the person as it is',
    choices: [
      { value: 'ignore', label: 'Leave the person as it is' },
      { value: 'archive', label: 'Archive the person' },
      { value: 'erase', label: 'Erase the person' },
    ],
    default: 'ignore',
  },
];

export const objectTypeTraitSetting: DashboardSetting = {
  key: 'objectTypeTrait',
  kind: 'text',
  group: 'Events',
  label: 'Trait with the object type',
  note: 'The path of the trait that holds the object type of a group call. If you set it, the object type above is ignored.',
  placeholder: 'e.g. traits.kind',
  pattern: NAME_PATTERN,
};

export const untagRulesSetting: DashboardSetting = {
  key: 'untagRules',
  kind: 'mapping',
  group: 'Events',
  label: 'Tags to remove by event',
  note: 'Removes tags from the person when a track call with this event name arrives. Separate several tags with commas. Needs the API key.',
  addLabel: 'Add event',
  columns: {
    from: { label: 'Event name', placeholder: 'e.g. Subscription Started' },
    to: { label: 'Tags', placeholder: 'e.g. trial, lead' },
  },
};

export const unsubscribeEventsSetting: DashboardSetting = {
  key: 'unsubscribeEvents',
  kind: 'list',
  group: 'Events',
  label: 'Events that unsubscribe',
  note: 'Unsubscribes the person from all emails when a track call with one of these names arrives. Needs the API key.',
  placeholder: 'e.g. Unsubscribed',
  tag: 'eventName',
};

export const eventFilterSettings: readonly DashboardSetting[] = [
  {
    key: 'eventFilteringOption',
    kind: 'choice',
    group: 'Event filtering',
    label: 'Event filtering',
    note: 'Which track events reach Encharge. Other calls are not filtered.',
    placeholder: 'No event filtering',
    choices: [
      { value: 'disable', label: 'No event filtering' },
      { value: 'whitelistedEvents', label: 'Only events on the allowlist' },
      { value: 'blacklistedEvents', label: 'All events except those on the denylist' },
    ],
    default: 'disable',
  },
  {
    key: 'whitelistedEvents',
    kind: 'list',
    group: 'Event filtering',
    label: 'Allowlisted events',
    note: 'Names of the events that reach Encharge, one per entry. An empty list lets no event through.',
    placeholder: 'e.g. Signed Up',
    tag: 'eventName',
    shownWhen: { key: 'eventFilteringOption', value: 'whitelistedEvents' },
  },
  {
    key: 'blacklistedEvents',
    kind: 'list',
    group: 'Event filtering',
    label: 'Denylisted events',
    note: 'Names of the events that do not reach Encharge, one per entry.',
    placeholder: 'e.g. Page Scrolled',
    tag: 'eventName',
    shownWhen: { key: 'eventFilteringOption', value: 'blacklistedEvents' },
  },
];
