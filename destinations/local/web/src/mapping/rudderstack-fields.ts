import type { Json, JsonObject, RudderStackDefinition, RudderStackField } from '../../../src/workbench/api';

/** A setting's value: the one set, or the form's default. */
export function settingOf(
  definition: RudderStackDefinition,
  config: JsonObject,
  key: string,
): Json | undefined {
  if (Object.hasOwn(config, key)) return config[key];
  for (const { groups } of definition.pages)
    for (const { fields } of groups) {
      const found = fields.find((field) => field.key === key);
      if (found !== undefined) return found.default;
    }
  return undefined;
}

/** Whether the form shows a field: some appear only while other settings have certain values. */
export function isFieldShown(
  { shownWhen }: RudderStackField,
  definition: RudderStackDefinition,
  config: JsonObject,
): boolean {
  return shownWhen.every(({ key, value }) => settingOf(definition, config, key) === value);
}
