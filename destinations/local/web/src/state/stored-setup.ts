import type { Definitions, Json, JsonObject, Setup } from '../../../src/workbench/api';
import { isObject, parseJson } from '../json/parse';

/** Increased when the format changes; an older setup is dropped rather than misread. */
const VERSION = 1;

/** The setup in a stored text; `undefined` for anything else. */
export function readStored(text: string): Setup | undefined {
  const stored = parseJson(text);
  if (!isObject(stored) || stored['version'] !== VERSION) return undefined;
  const setup = stored['setup'];
  return isSetup(setup) ? (setup as unknown as Setup) : undefined;
}

/** The text that stores a setup, without its keys. */
export function writeStored(setup: Setup, definitions: Definitions): string {
  return JSON.stringify({ version: VERSION, setup: withoutKeys(setup, definitions) });
}

/** A setup without the settings that the definitions mark as secret. */
export function withoutKeys(setup: Setup, definitions: Definitions): Setup {
  const segment = new Set(
    definitions.segment.settings.flatMap((field) => (field.isSecret ? [field.key] : [])),
  );
  const fields = definitions.rudderstack.pages.flatMap(({ groups }) =>
    groups.flatMap((group) => group.fields),
  );
  const rudderstack = new Set(fields.flatMap((field) => (field.isSecret ? [field.key] : [])));
  return {
    segment: { ...setup.segment, settings: without(setup.segment.settings, segment) },
    rudderstack: { ...setup.rudderstack, config: without(setup.rudderstack.config, rudderstack) },
  };
}

function without(settings: JsonObject, keys: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !keys.has(key)));
}

function isSetup(value: Json | undefined): boolean {
  if (!isObject(value)) return false;
  const { segment, rudderstack } = value;
  return (
    isObject(segment) &&
    isObject(segment['settings']) &&
    Array.isArray(segment['subscriptions']) &&
    segment['subscriptions'].every(
      (one) =>
        isObject(one) &&
        typeof one['action'] === 'string' &&
        typeof one['trigger'] === 'string' &&
        typeof one['name'] === 'string' &&
        isObject(one['mapping']),
    ) &&
    isObject(rudderstack) &&
    isObject(rudderstack['config'])
  );
}
