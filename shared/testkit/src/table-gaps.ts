import type { Call, Dialect, FieldDefinition, Pointer, TraceEntry } from '@encharge-destinations/core';
import { DIALECTS } from './scenario';
import type { Scenario } from './scenario';

/** The field tables, call by call. */
type Tables = Readonly<Record<Call, readonly FieldDefinition[]>>;

/**
 * What the field tables say and no scenario shows: every source of every field has to arrive at every place that the table names, by
 * the rule that it names, in some trace. Fields without a default source are left out: they are for a host's own mapping.
 *
 * @returns one line for each; empty when the tables tell what the traces show.
 */
export function tableGaps(tables: Tables, scenarios: readonly Scenario[]): string[] {
  return Object.entries(tables).flatMap(([call, table]) => {
    const own = scenarios.filter(({ event }) => callIn(event) === call);
    return DIALECTS.flatMap((dialect) => {
      const trace = own.flatMap(({ expected }) => expected[dialect].trace);
      return table.flatMap((field) =>
        gapsOf(field, dialect, trace).map((gap) => `${call}, ${dialect}: ${gap}`),
      );
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

/** Where a field comes from by default; `undefined` for wherever an option says. */
function sourcesOf({ source }: FieldDefinition): (Pointer | undefined)[] {
  if ('option' in source) return [undefined];
  if (!('paths' in source)) return [];
  return source.paths.map((path) => `/${(typeof path === 'string' ? path : path.path).replaceAll('.', '/')}`);
}

function isAt(pointer: Pointer, place: Pointer): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

function callIn(event: unknown): string {
  const { type } = Object(event) as { type?: unknown };
  return typeof type === 'string' ? type.trim().toLowerCase() : '';
}
