import { RULES } from '@encharge-destinations/core';
import type { Call, Dialect, FieldDefinition, Pointer, TraceEntry } from '@encharge-destinations/core';
import { DIALECTS } from '../scenarios/scenario';
import type { Scenario } from '../scenarios/scenario';

/** The field tables, call by call. */
type Tables = Readonly<Record<Call, readonly FieldDefinition[]>>;

/**
 * The differences between field tables and scenarios. Some trace must show every source of every field, at every place and with the rule
 * that the table names; and a trace entry with a field's source and rule must be at one of that field's places. For fields without a
 * default source, which exist for a host's own mapping, only the form is checked.
 *
 * @returns one line for each difference; empty when tables and traces agree.
 */
export function tableGaps(tables: Tables, scenarios: readonly Scenario[]): string[] {
  return Object.entries(tables).flatMap(([call, table]) => {
    const own = scenarios.filter(({ event }) => callIn(event) === call);
    return DIALECTS.flatMap((dialect) => {
      const trace = own.flatMap(({ expected }) => expected[dialect].trace);
      return table
        .flatMap((field) => [
          ...faultsOf(field, dialect),
          ...gapsOf(field, dialect, trace),
          ...strayOf(field, dialect, trace),
        ])
        .map((gap) => `${call}, ${dialect}: ${gap}`);
    });
  });
}

function gapsOf(field: FieldDefinition, dialect: Dialect, trace: readonly TraceEntry[]): string[] {
  if (field.fields !== undefined) return field.fields.flatMap((part) => gapsOf(part, dialect, trace));
  const targets = field.to[dialect] ?? [];
  return targets.flatMap((target) =>
    sourcesOf(field)
      .filter(
        (source) =>
          !trace.some(
            (entry) =>
              entry.rule === field.rule &&
              isAt(entry.target, target) &&
              (source === undefined || isAt(entry.source ?? '', source)),
          ),
      )
      .map((source) => `${field.key} from ${source ?? 'an option'} at ${target} by ${field.rule}`),
  );
}

/** Trace entries with a field's source and rule, at a place that the table does not name. */
function strayOf(field: FieldDefinition, dialect: Dialect, trace: readonly TraceEntry[]): string[] {
  if (field.fields !== undefined) return field.fields.flatMap((part) => strayOf(part, dialect, trace));
  const sources = sourcesOf(field);
  return trace
    .filter(
      ({ rule, source, target }) =>
        rule === field.rule &&
        sources.some((own) => own === undefined || isAt(source ?? '', own)) &&
        !(field.to[dialect] ?? []).some((place) => isAt(target, place)),
    )
    .map(({ target }) => `${field.key} goes to ${target}, and the table does not say so`);
}

/** What is wrong with the field itself. */
function faultsOf(
  { key, rule, source, to, decides, fields = [] }: FieldDefinition,
  dialect: Dialect,
): string[] {
  const places = DIALECTS.flatMap((one) => to[one] ?? []);
  const isSource =
    ('paths' in source && source.paths.length > 0) ||
    ('parts' in source && isTrue(source.parts) && fields.length > 0) ||
    ('option' in source && source.option.length > 0) ||
    ('unmapped' in source && isTrue(source.unmapped));
  const [whole = ''] = to[dialect] ?? [];
  const checks: readonly (readonly [isRight: boolean, fault: string])[] = [
    [key !== '', 'a field has no key'],
    [rule in RULES, `${key} has no rule`],
    [isSource, `${key} has no source`],
    [places.every((place) => place.startsWith('/')), `${key} has a place that is not a pointer`],
    [to[dialect]?.length !== 0, `${key} names ${dialect} and no place in it`],
    [places.length > 0 || isTrue(decides) || rule === 'alias.anonymous', `${key} goes nowhere`],
    [
      fields.every(
        (part) => part.rule === rule && (part.to[dialect] ?? []).every((place) => isAt(place, whole)),
      ),
      `${key} is not the whole of its parts`,
    ],
  ];
  return checks.filter(([isRight]) => !isRight).map(([, fault]) => fault);
}

// The types guarantee it, but tests pass modified tables.
function isTrue(value: unknown): boolean {
  return value === true;
}

/** A field's default sources; `undefined` for a source that an option names. */
function sourcesOf({ source }: FieldDefinition): (Pointer | undefined)[] {
  if ('option' in source) return [undefined];
  if (!('paths' in source)) return [];
  return source.paths.map((path) => `/${(typeof path === 'string' ? path : path.path).replaceAll('.', '/')}`);
}

function isAt(pointer: Pointer, place: Pointer): boolean {
  return place !== '' && (pointer === place || pointer.startsWith(`${place}/`));
}

function callIn(event: unknown): string {
  const { type } = Object(event) as { type?: unknown };
  return typeof type === 'string' ? type.trim().toLowerCase() : '';
}
