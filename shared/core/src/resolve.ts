import { isBlank } from './blank';
import type { Call } from './calls';
import { parsePath, valueAt } from './path';
import type { Path } from './path';
import { pointerTo } from './pointer';
import type { OriginOf } from './report';
import type { Settings } from './settings';
import type { FieldDefinition } from './tables/field-definition';
import { fieldTables } from './tables/field-tables';
import type { Dictionary } from './types';

/** The fields of one call with their values: what a host's own mapping would hand over. */
export type Fields = Dictionary;

interface CompiledPath {
  steps: Path;
  when: { steps: Path; in: readonly string[] } | undefined;
}

interface CompiledField {
  key: string;
  paths: readonly CompiledPath[];
  parts: readonly CompiledField[] | undefined;
}

const compiledTables: Readonly<Record<Call, readonly CompiledField[]>> = {
  identify: compileTable('identify'),
  track: compileTable('track'),
  page: compileTable('page'),
  screen: compileTable('screen'),
  group: compileTable('group'),
  alias: compileTable('alias'),
};

/** The roots under which both CDPs keep a person's traits; the first that is not blank wins. */
const TRAIT_ROOTS: readonly Path[] = [['traits'], ['context', 'traits']];

/**
 * The first step of a mapping: reads the fields of a call from an event, by the field table and the customer's options. Values are
 * taken as they are; `build` makes them right.
 */
export function resolve(call: Call, event: Dictionary, settings: Settings): Fields {
  const fields: Fields = {};
  for (const field of compiledTables[call]) {
    const value = field.parts === undefined ? firstValue(event, field.paths) : partsOf(event, field.parts);
    if (value !== undefined) fields[field.key] = value;
  }
  if (call === 'group') fields['objectType'] = objectTypeOf(event, settings);
  if (call === 'group' || call === 'alias') return fields;
  if (call !== 'identify') {
    for (const trait of settings.traitsOnEvents) {
      const root = traitRoot(event, trait);
      if (root !== undefined) put(fields, 'userFields', trait, valueAt(event, [...root, trait]));
    }
  }
  for (const { root, path, to } of settings.renames) {
    if (root === 'event') put(fields, 'personFields', to, valueAt(event, path));
  }
  return fields;
}

/** Where each resolved field stood in the event; the empty pointer for a constant. Evaluates the table again, so that mapping itself need not keep account. */
export function originInEvent(call: Call, event: Dictionary, settings: Settings): OriginOf {
  const table = compiledTables[call];
  return (field, key) => {
    if (field === 'userFields' && key !== undefined)
      return pointerTo('', ...(traitRoot(event, key) ?? ['traits']), key);
    if (field === 'personFields' && key !== undefined) {
      const rename = settings.renames.find(({ root, to }) => root === 'event' && to === key);
      return pointerTo('', ...(rename?.path ?? [field, key]));
    }
    if (field === 'objectType' && typeof settings.objectType !== 'string')
      return pointerTo('', ...settings.objectType);
    const compiled = table.find((one) => one.key === field);
    const part = compiled?.parts?.find((one) => one.key === key);
    if (part !== undefined) return pointerTo('', ...stepsOf(event, part.paths));
    const base = pointerTo('', ...stepsOf(event, compiled?.paths ?? []));
    return key === undefined ? base : pointerTo(base, key);
  };
}

function compileTable(call: Call): readonly CompiledField[] {
  return compileFields(fieldTables[call]);
}

function compileFields(definitions: readonly FieldDefinition[]): readonly CompiledField[] {
  return definitions
    .filter(({ source }) => 'paths' in source || 'parts' in source)
    .map(({ key, source, fields }) => ({
      key,
      paths: 'paths' in source ? source.paths.map(compilePath) : [],
      parts: fields === undefined ? undefined : compileFields(fields),
    }));
}

function compilePath(
  path: Extract<FieldDefinition['source'], { paths: unknown }>['paths'][number],
): CompiledPath {
  if (typeof path === 'string') return { steps: stepsIn(path), when: undefined };
  return { steps: stepsIn(path.path), when: { steps: stepsIn(path.when.path), in: path.when.in } };
}

function stepsIn(path: string): Path {
  return parsePath(path) ?? [];
}

function applies(event: Dictionary, { when }: CompiledPath): boolean {
  return when === undefined || when.in.some((channel) => channel === valueAt(event, when.steps));
}

function firstValue(event: Dictionary, paths: readonly CompiledPath[]): unknown {
  let found: unknown;
  for (const path of paths) {
    if (!applies(event, path)) continue;
    const value = valueAt(event, path.steps);
    if (!isBlank(value)) return value;
    found ??= value;
  }
  return found;
}

function stepsOf(event: Dictionary, paths: readonly CompiledPath[]): Path {
  const found = paths.find((path) => applies(event, path) && !isBlank(valueAt(event, path.steps)));
  return (found ?? paths[0])?.steps ?? [];
}

function partsOf(event: Dictionary, parts: readonly CompiledField[]): Dictionary | undefined {
  let object: Dictionary | undefined;
  for (const part of parts) {
    const value = firstValue(event, part.paths);
    if (value !== undefined) (object ??= {})[part.key] = value;
  }
  return object;
}

function traitRoot(event: Dictionary, trait: string): Path | undefined {
  const holders = TRAIT_ROOTS.filter((root) => valueAt(event, [...root, trait]) !== undefined);
  return holders.find((root) => !isBlank(valueAt(event, [...root, trait]))) ?? holders[0];
}

function objectTypeOf(event: Dictionary, { objectType }: Settings): unknown {
  return typeof objectType === 'string' ? objectType : valueAt(event, objectType);
}

function put(fields: Fields, field: string, key: string, value: unknown): void {
  if (value === undefined) return;
  // Without a prototype, so that a field name from the options cannot reach one.
  const object = (fields[field] ??= Object.create(null)) as Dictionary;
  object[key] = value;
}
