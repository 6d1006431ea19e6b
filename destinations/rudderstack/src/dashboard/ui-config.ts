import { consentSettingsTemplate } from './consent';
import type { DashboardSetting, SettingGroup } from './setting';
import { dashboardSettings } from './settings';
import { uiField } from './ui-field';

const CONNECTION_MODES_DOCS = 'https://www.rudderstack.com/docs/destinations/rudderstack-connection-modes/';

/** The dashboard's forms. Tables open in a dialog: inline ones break the dashboard's schema generator. */
export function uiConfig(): object {
  return {
    uiConfig: {
      baseTemplate: [initialSetup(), mappings(), configuration()],
      redirectGroups: {
        fieldMapping: { fields: tables('Person fields').map(uiField) },
        eventTags: {
          tabs: tables('Events').map((setting) => ({ name: setting.label, fields: [uiField(setting)] })),
        },
      },
      sdkTemplate: { title: 'SDK settings', note: 'This destination has no SDK part', fields: [] },
      consentSettingsTemplate: consentSettingsTemplate(),
    },
  };
}

function initialSetup(): object {
  return {
    title: 'Initial setup',
    note: 'Connect your Encharge account',
    sections: [
      {
        groups: [
          {
            title: 'Connection settings',
            note: 'The account that receives people and events',
            icon: 'settings',
            fields: inlineFields('Connection'),
          },
        ],
      },
      {
        groups: [
          {
            title: 'Connection mode',
            note: [
              'How events travel from your source to this destination. ',
              { text: 'Get help deciding', link: CONNECTION_MODES_DOCS },
            ],
            icon: 'sliders',
            fields: [],
          },
        ],
      },
    ],
  };
}

function mappings(): object {
  const redirects = [
    { title: 'Field mapping', label: 'Person fields', redirectGroupKey: 'fieldMapping' },
    { title: 'Tags by event', label: 'Tags', redirectGroupKey: 'eventTags' },
  ];
  return {
    title: 'Mappings',
    note: 'Map your events’ fields to Encharge’s',
    hideEditIcon: true,
    sections: [
      {
        groups: redirects.map(({ title, ...redirect }) => ({
          title,
          fields: [{ type: 'redirect', ...redirect }],
        })),
      },
    ],
  };
}

function configuration(): object {
  const groups: readonly SettingGroup[] = ['Events', 'Identity', 'Person fields', 'Privacy', 'REST API'];
  return {
    title: 'Configuration settings',
    note: 'What goes to Encharge, and how',
    sections: [
      {
        id: 'destinationSettings',
        title: 'Destination settings',
        note: 'What happens to each call, to people and to their data',
        icon: 'settings',
        groups: groups.map((title) => ({ title, fields: inlineFields(title) })),
      },
      {
        id: 'consentSettings',
        title: 'Consent settings',
        note: 'The consent an event needs to reach Encharge',
        icon: 'settings',
        groups: [],
      },
      {
        id: 'otherSettings',
        title: 'Other settings',
        note: 'Which events reach Encharge',
        icon: 'otherSettings',
        groups: [{ title: 'Event filtering', fields: inlineFields('Event filtering') }],
      },
    ],
  };
}

function tables(group: SettingGroup): DashboardSetting[] {
  return dashboardSettings.filter((setting) => setting.group === group && setting.kind === 'mapping');
}

function inlineFields(group: SettingGroup): object[] {
  return dashboardSettings
    .filter((setting) => setting.group === group && setting.kind !== 'mapping')
    .map(uiField);
}
