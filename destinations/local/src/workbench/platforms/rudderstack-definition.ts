import { isRecord } from '../../cli/json/records';
import type { Json, JsonObject, RudderStackDefinition, RudderStackField } from '../api';
import { usualValues } from './usual-values';

type Page = RudderStackDefinition['pages'][number];
type Group = Page['groups'][number];

/** RudderStack's forms, from the `ui-config.json` that its dashboard uses. */
export async function rudderstackDefinition(): Promise<RudderStackDefinition> {
  const { dashboardFiles } = await import('@encharge-destinations/rudderstack');
  const { 'ui-config.json': uiConfig, 'db-config.json': dbConfig } = dashboardFiles() as JsonObject;
  const config = object(object(uiConfig)['uiConfig']);
  const redirects = object(config['redirectGroups']);
  return {
    name: text(object(dbConfig)['displayName']) || 'Encharge',
    sourceTypes: list(object(object(dbConfig)['config'])['supportedSourceTypes']).map(text),
    pages: list(config['baseTemplate']).map((page): Page => {
      const groups = list(object(page)['sections'])
        .flatMap((section) => groupsOf(object(section), config))
        .map((group) => groupOf(object(group), redirects))
        .filter(({ fields }) => fields.length > 0);
      return { title: text(object(page)['title']), note: text(object(page)['note']), groups };
    }),
  };
}

/** The initial Config in RudderStack's dashboard. */
export async function rudderstackStart(): Promise<JsonObject> {
  const { pages } = await rudderstackDefinition();
  const fields = pages.flatMap(({ groups }) => groups).flatMap((group) => group.fields);
  const defaults: [string, Json][] = fields.flatMap(({ key, default: value }) =>
    value === undefined ? [] : [[key, value]],
  );
  return Object.fromEntries(defaults);
}

/** The dashboard fills the consent section with a form from elsewhere in the file. */
function groupsOf({ id, note, groups }: JsonObject, config: JsonObject): Json[] {
  if (id !== 'consentSettings') return list(groups);
  return [{ ...object(config['consentSettingsTemplate']), note: note ?? '' }];
}

/** Tables that the dashboard opens in a dialog stay in their group here. */
function groupOf(group: JsonObject, redirects: JsonObject): Group {
  const fields = list(group['fields']).flatMap((field) => {
    const { type, redirectGroupKey } = object(field);
    if (type !== 'redirect') return [field];
    const target = object(redirects[text(redirectGroupKey)]);
    return [...list(target['fields']), ...list(target['tabs']).flatMap((tab) => list(object(tab)['fields']))];
  });
  return {
    title: text(group['title']),
    note: text(group['note']),
    fields: fields.map((field) => fieldOf(object(field))),
  };
}

function fieldOf(field: JsonObject): RudderStackField {
  const { regex, regexErrorMessage, preRequisites, options, columns, tagKey, rowFields } = field;
  const placeholder = text(field['placeholder']);
  const label = text(field['label']);
  return {
    key: text(field['configKey']),
    label,
    note: text(field['note']),
    type: text(field['type']),
    required: field['required'] === true,
    isSecret: field['secret'] === true,
    placeholder,
    ...(typeof regex === 'string' ? { pattern: { regex, message: text(regexErrorMessage) } } : {}),
    choices: list(options).map((choice) => ({
      label: text(object(choice)['label']),
      value: text(object(choice)['value']),
    })),
    // The default of a form with entries is for one source.
    ...(field['default'] === undefined || Array.isArray(rowFields) ? {} : { default: field['default'] }),
    ...usualValues(text(field['configKey'])),
    shownWhen: list(object(preRequisites)['fields']).map((condition) => ({
      key: text(object(condition)['configKey']),
      value: object(condition)['value'] ?? null,
    })),
    columns:
      typeof tagKey === 'string'
        ? [{ key: tagKey, label, placeholder }]
        : list(columns).map((column) => ({
            key: text(object(column)['configKey']),
            label: text(object(column)['label']),
            placeholder: text(object(column)['placeholder']),
          })),
    ...(Array.isArray(rowFields) ? { entryFields: rowFields.map((entry) => fieldOf(object(entry))) } : {}),
  };
}

function object(value: Json | undefined): JsonObject {
  return isRecord(value) ? value : {};
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** A note may have several parts, some of them links. */
function text(value: Json | undefined): string {
  if (Array.isArray(value))
    return value
      .map((part) => text(object(part)['text'] ?? part))
      .join('')
      .trim();
  return typeof value === 'string' ? value : '';
}
