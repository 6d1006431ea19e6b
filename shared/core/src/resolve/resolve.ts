import { isBlank } from '../values/blank';
import { perCall } from '../calls';
import type { Call } from '../calls';
import { bestPlace, valueAt } from '../values/path';
import type { Path } from '../values/path';
import { pointerTo } from '../values/pointer';
import type { OriginOf } from '../explain/report';
import type { NamedPlaces, Settings } from '../options/compile-settings';
import type { FieldDefinition, GuardedPath } from '../tables/field-definition';
import { fieldTables } from '../tables/field-tables';
import type { Dialect, Dictionary } from '../types';

/** The fields of one call with their values: what a host's own mapping would hand over. */
export type Fields = Dictionary;

interface CompiledPath {
  steps: Path;
  when: { steps: Path; in: readonly unknown[] } | undefined;
}

/** How one field is found in an event. */
interface Reader {
  read: (event: Dictionary, settings: Settings) => unknown;
  /** Where the value, or what is in it at these keys, may stand; best first, none for a constant. */
  placesOf: (event: Dictionary, settings: Settings, keys: readonly string[]) => readonly Path[];
}

interface CompiledField extends Reader {
  key: string;
}

const FROM_OPTIONS: Readonly<Record<'objectType' | 'traitsOnEvents' | 'rename', Reader>> = {
  objectType: {
    read: (event, { objectType }) =>
      typeof objectType === 'string' ? objectType : valueAt(event, objectType),
    placesOf: (_event, { objectType }) => (typeof objectType === 'string' ? [] : [objectType]),
  },
  traitsOnEvents: fromNamed(({ traitsOnEvents }) => traitsOnEvents),
  rename: fromNamed(({ eventRenames }) => eventRenames),
};

const compiledTables: Readonly<Record<Dialect, Readonly<Record<Call, readonly CompiledField[]>>>> = {
  documented: perCall((call) => compileFields(fieldTables[call], 'documented')),
  segment: perCall((call) => compileFields(fieldTables[call], 'segment')),
};

/**
 * The first step of a mapping: reads the fields of a call from an event, by the field table and the customer's options. Values are
 * taken as they are, blank ones are no fields; `build` makes them right.
 */
export function resolve(call: Call, event: Dictionary, settings: Settings): Fields {
  return valuesOf(compiledTables[settings.dialect][call], event, settings);
}

/** Where each resolved field stood in the event; the empty pointer for a constant. Evaluates the table again, so that mapping itself need not keep account. */
export function originInEvent(call: Call, event: Dictionary, settings: Settings): OriginOf {
  const table = compiledTables[settings.dialect][call];
  return (field, ...keys) =>
    pointerTo('', ...bestPlace(event, placesIn(table, event, settings, field, keys)));
}

function placesIn(
  fields: readonly CompiledField[],
  event: Dictionary,
  settings: Settings,
  field: string | undefined,
  keys: readonly string[],
): readonly Path[] {
  const found = fields.find(({ key }) => key === field);
  return found === undefined ? [] : found.placesOf(event, settings, keys);
}

function valuesOf(fields: readonly CompiledField[], event: Dictionary, settings: Settings): Dictionary {
  const values: Dictionary = {};
  for (const { key, read } of fields) {
    const value = read(event, settings);
    if (value !== undefined) values[key] = value;
  }
  return values;
}

function compileFields(definitions: readonly FieldDefinition[], dialect: Dialect): readonly CompiledField[] {
  return definitions
    .filter(({ to, decides }) => to[dialect] !== undefined || decides === true)
    .flatMap(({ key, source, fields = [] }) => {
      if ('paths' in source) return [{ key, ...fromPaths(source.paths) }];
      if ('option' in source) return [{ key, ...FROM_OPTIONS[source.option] }];
      if (!('parts' in source)) return [];
      const whole = `context.${key}`;
      return [
        { key, ...(hasAll(whole, fields) ? fromPaths([whole]) : fromParts(compileFields(fields, dialect))) },
      ];
    });
}

/** True when an object of the event has all parts under their own names: it need not be taken apart to be put together again. */
function hasAll(object: string, parts: readonly FieldDefinition[]): boolean {
  return parts.every(
    ({ key, source }) => JSON.stringify(source) === JSON.stringify({ paths: [`${object}.${key}`] }),
  );
}

function fromPaths(sources: readonly (string | GuardedPath)[]): Reader {
  const paths = sources.map(compilePath);
  return {
    read: (event) => {
      for (const path of paths) {
        const value = valueIn(event, path.steps);
        if (!isBlank(value) && applies(event, path)) return value;
      }
      return undefined;
    },
    placesOf: (_event, _settings, keys) => paths.map(({ steps }) => [...steps, ...keys]),
  };
}

function fromParts(parts: readonly CompiledField[]): Reader {
  return {
    read: (event, settings) => valuesOf(parts, event, settings),
    placesOf: (event, settings, [key]) => placesIn(parts, event, settings, key, []),
  };
}

function fromNamed(namedBy: (settings: Settings) => readonly NamedPlaces[]): Reader {
  return {
    read: (event, settings) => {
      let values: Dictionary | undefined;
      for (const { key, places } of namedBy(settings)) {
        const value = valueAt(event, bestPlace(event, places));
        if (value === undefined) continue;
        // Without a prototype, so that a field name from the options cannot reach one.
        values ??= Object.create(null) as Dictionary;
        values[key] = value;
      }
      return values;
    },
    placesOf: (_event, settings, [name]) =>
      namedBy(settings)
        .filter(({ key }) => key === name)
        .flatMap(({ places }) => places),
  };
}

function compilePath(path: string | GuardedPath): CompiledPath {
  return typeof path === 'string'
    ? { steps: path.split('.'), when: undefined }
    : { steps: path.path.split('.'), when: { steps: path.when.path.split('.'), in: path.when.in } };
}

function applies(event: Dictionary, { when }: CompiledPath): boolean {
  return when === undefined || when.in.includes(valueIn(event, when.steps));
}

/** The value at a path of a field table, whose steps are known to be harmless. */
function valueIn(event: Dictionary, steps: Path): unknown {
  let value: unknown = event;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Dictionary)[step];
  }
  return value;
}
