import { isBlank } from './blank';
import type { Call } from './calls';
import { parsePath, valueAt } from './path';
import type { Path } from './path';
import { pointerTo } from './pointer';
import type { OriginOf } from './report';
import type { Settings } from './settings';
import type { FieldDefinition, GuardedPath } from './tables/field-definition';
import { fieldTables } from './tables/field-tables';
import type { Dialect, Dictionary } from './types';

/** The fields of one call with their values: what a host's own mapping would hand over. */
export type Fields = Dictionary;

interface CompiledPath {
  steps: Path;
  /** Which of the table's holders the last step is read from. */
  holder: number;
  last: string;
  when: { steps: Path; in: readonly string[] } | undefined;
}

interface CompiledField {
  key: string;
  paths: readonly CompiledPath[];
  parts: readonly CompiledField[] | undefined;
  /** The holder that has all parts under their own names already: it is taken as it is. */
  whole: number | undefined;
}

interface CompiledTable {
  /** The objects of the event that fields are read from, each a step below an earlier one; the first is the event. */
  holders: { parent: number; step: string }[];
  fields: readonly CompiledField[];
}

const compiledTables: Readonly<Record<Dialect, Readonly<Record<Call, CompiledTable>>>> = {
  documented: compileTables('documented'),
  segment: compileTables('segment'),
};

/** The roots under which both CDPs keep a person's traits; the first that is not blank wins. */
const TRAIT_ROOTS: readonly Path[] = [['traits'], ['context', 'traits']];

/**
 * The first step of a mapping: reads the fields of a call from an event, by the field table and the customer's options. Values are
 * taken as they are; `build` makes them right.
 */
export function resolve(call: Call, event: Dictionary, settings: Settings): Fields {
  const fields: Fields = {};
  const table = compiledTables[settings.dialect][call];
  const holders = holdersOf(event, table);
  for (const { key, paths, parts, whole } of table.fields) {
    let value: unknown;
    if (parts === undefined) value = firstValue(holders, paths);
    else value = whole === undefined ? partsOf(holders, parts) : holders[whole];
    if (value !== undefined) fields[key] = value;
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
  const table = compiledTables[settings.dialect][call].fields;
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

function compileTables(dialect: Dialect): Readonly<Record<Call, CompiledTable>> {
  return {
    identify: compileTable(fieldTables.identify, dialect),
    track: compileTable(fieldTables.track, dialect),
    page: compileTable(fieldTables.page, dialect),
    screen: compileTable(fieldTables.screen, dialect),
    group: compileTable(fieldTables.group, dialect),
    alias: compileTable(fieldTables.alias, dialect),
  };
}

function compileTable(definitions: readonly FieldDefinition[], dialect: Dialect): CompiledTable {
  const holders: CompiledTable['holders'] = [{ parent: -1, step: '' }];
  return { holders, fields: compileFields(definitions, dialect, holders) };
}

function compileFields(
  definitions: readonly FieldDefinition[],
  dialect: Dialect,
  holders: CompiledTable['holders'],
): readonly CompiledField[] {
  return definitions.flatMap(({ key, source, fields, to, decides }) => {
    const parts = fields === undefined ? undefined : compileFields(fields, dialect, holders);
    // What a dialect has no place for is not even read, unless a decision needs it.
    const isUsed = parts === undefined ? to[dialect] !== undefined || decides === true : parts.length > 0;
    if (!isUsed || !('paths' in source || 'parts' in source)) return [];
    const paths = 'paths' in source ? source.paths.map((path) => compilePath(path, holders)) : [];
    return [{ key, paths, parts, whole: parts === undefined ? undefined : holderOfAll(parts) }];
  });
}

function holderOfAll(parts: readonly CompiledField[]): number | undefined {
  const holder = parts[0]?.paths[0]?.holder;
  const isWhole = parts.every(
    ({ key, paths: [path, ...more] }) => more.length === 0 && path?.holder === holder && path?.last === key,
  );
  return isWhole ? holder : undefined;
}

function compilePath(path: string | GuardedPath, holders: CompiledTable['holders']): CompiledPath {
  const steps = stepsIn(typeof path === 'string' ? path : path.path);
  const when = typeof path === 'string' ? undefined : { steps: stepsIn(path.when.path), in: path.when.in };
  let holder = 0;
  for (const step of steps.slice(0, -1)) {
    const known = holders.findIndex((one) => one.parent === holder && one.step === step);
    holder = known === -1 ? holders.push({ parent: holder, step }) - 1 : known;
  }
  return { steps, holder, last: steps[steps.length - 1] ?? '', when };
}

function stepsIn(path: string): Path {
  return parsePath(path) ?? [];
}

/** Each object that the table reads from, looked up once. */
function holdersOf(event: Dictionary, { holders }: CompiledTable): readonly (Dictionary | undefined)[] {
  const found: (Dictionary | undefined)[] = [event];
  for (let index = 1; index < holders.length; index += 1) {
    const { parent = 0, step = '' } = holders[index] ?? {};
    const value = found[parent]?.[step];
    found.push(typeof value === 'object' && value !== null ? (value as Dictionary) : undefined);
  }
  return found;
}

function applies(event: unknown, { when }: CompiledPath): boolean {
  return when === undefined || when.in.some((channel) => channel === valueAt(event, when.steps));
}

function firstValue(holders: readonly (Dictionary | undefined)[], paths: readonly CompiledPath[]): unknown {
  let found: unknown;
  for (const path of paths) {
    if (path.when !== undefined && !applies(holders[0], path)) continue;
    const value = holders[path.holder]?.[path.last];
    if (!isBlank(value)) return value;
    found ??= value;
  }
  return found;
}

function stepsOf(event: Dictionary, paths: readonly CompiledPath[]): Path {
  const found = paths.find((path) => applies(event, path) && !isBlank(valueAt(event, path.steps)));
  return (found ?? paths[0])?.steps ?? [];
}

function partsOf(
  holders: readonly (Dictionary | undefined)[],
  parts: readonly CompiledField[],
): Dictionary | undefined {
  let object: Dictionary | undefined;
  for (const part of parts) {
    const value = firstValue(holders, part.paths);
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
