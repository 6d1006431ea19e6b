import type {
  ActionDefinition,
  DestinationDefinition,
  GlobalSetting,
  InputField,
} from '@segment/actions-core';

type Json = Record<string, unknown>;

/**
 * The `metadata.json` for the host's catalogue: the whole definition as data, absent attributes as `null`. The keys and their order follow
 * the host's own generator.
 */
export function metadataOf<Settings>(definition: DestinationDefinition<Settings>): Json {
  const { slug, name, mode, description, authentication, actions, presets = [] } = definition;
  return {
    slug,
    name,
    mode,
    description,
    authentication:
      authentication === undefined
        ? null
        : { scheme: authentication.scheme, fields: mapValues(authentication.fields, settingData) },
    audienceConfig: null,
    actions: mapValues(actions, actionData),
    presets: presets.map((preset) => ({
      name: preset.name,
      type: preset.type,
      partnerAction: preset.partnerAction,
      subscribe: 'subscribe' in preset ? preset.subscribe : undefined,
      mapping: preset.mapping ?? {},
      eventSlug: 'eventSlug' in preset ? preset.eventSlug : null,
    })),
  };
}

function actionData<Settings>(action: ActionDefinition<Settings>): Json {
  return {
    title: action.title,
    description: action.description,
    platform: action.platform ?? 'cloud',
    defaultSubscription: action.defaultSubscription ?? null,
    hidden: action.hidden ?? false,
    hasPerformBatch: action.performBatch !== undefined,
    syncMode: null,
    hooks: null,
    dynamicFields: listsOfObjects(action.dynamicFields ?? {}),
    fields: mapValues(action.fields as Record<string, Partial<InputField>>, fieldData),
  };
}

/** Lists for an object's keys or values; those of plain fields show in the field itself. */
function listsOfObjects(dynamicFields: object): Json | null {
  const lists = Object.entries(dynamicFields).flatMap(([key, list]: [string, unknown]) => {
    if (typeof list !== 'object' || list === null) return [];
    const kinds = Object.keys(list).filter((kind) => kind === '__keys__' || kind === '__values__');
    return kinds.length > 0 ? [[key, kinds] as const] : [];
  });
  return lists.length > 0 ? Object.fromEntries(lists) : null;
}

function settingData(setting: GlobalSetting): Json {
  return {
    label: setting.label,
    description: setting.description,
    type: setting.type,
    required: requiredOf(setting.required),
    multiple: setting.multiple ?? false,
    choices: choicesOf(setting.choices),
    default: setting.default ?? null,
    depends_on: setting.depends_on ?? null,
  };
}

function fieldData(field: Partial<InputField>): Json {
  return {
    label: field.label,
    description: field.description,
    type: field.type,
    required: requiredOf(field.required),
    multiple: field.multiple ?? false,
    allowNull: field.allowNull ?? false,
    dynamic: field.dynamic ?? false,
    default: field.default ?? null,
    choices: choicesOf(field.choices),
    placeholder: field.placeholder ?? null,
    properties: field.properties === undefined ? null : mapValues(field.properties, fieldData),
    category: field.category ?? null,
    depends_on: field.depends_on ?? null,
    readOnly: field.readOnly ?? null,
    hidden: field.unsafe_hidden ?? null,
    minimum: field.minimum ?? null,
    maximum: field.maximum ?? null,
    defaultObjectUI: field.defaultObjectUI ?? null,
    disabledInputMethods: field.disabledInputMethods ?? null,
    displayMode: field.displayMode ?? null,
    format: field.format ?? null,
    additionalProperties: field.additionalProperties ?? false,
  };
}

function requiredOf(required: InputField['required']): unknown {
  return typeof required === 'object' ? required : required === true;
}

function choicesOf(choices: InputField['choices']): unknown[] | null {
  if (choices === undefined || choices.length === 0) return null;
  return choices.map((choice) => (typeof choice === 'string' ? { label: choice, value: choice } : choice));
}

function mapValues<Value>(object: Readonly<Record<string, Value>>, made: (value: Value) => Json): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, made(value)]));
}
