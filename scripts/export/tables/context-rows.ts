import { fieldTables } from '@encharge-destinations/core';
import type { Dialect, FieldDefinition } from '@encharge-destinations/core';

/** Core's rows as Segment's repository needs them, written out: the host reads events itself. */
export const CONTEXT_ROWS: Readonly<Record<string, string>> = {
  Row: `export interface Row {
  key: string;
  into: Path;
  last: string;
  normalise?: 'id' | 'timestamp' | 'ip';
  parts?: readonly string[];
}
`,
  tables: `export const rows: Readonly<Record<Dialect, readonly Row[]>> = { documented: ${rowsIn('documented')}, segment: ${rowsIn('segment')} };`,
};

/** The same for every call that has them. */
function rowsIn(dialect: Dialect): string {
  const rows = fieldTables.track.flatMap((field) =>
    (field.to[dialect] ?? []).flatMap((to) => rowOf(field, to)),
  );
  return `[${rows.join(', ')}]`;
}

/** What is copied unchanged; identity, person fields and properties have their own rules. */
function rowOf({ key, normalise, fields }: FieldDefinition, to: string): string[] {
  if (normalise === undefined && fields === undefined) return [];
  const steps = to.split('/').slice(1);
  const row = {
    key,
    into: steps.slice(0, -1),
    last: steps[steps.length - 1],
    normalise: normalise === 'text' ? undefined : normalise,
    parts: fields?.map((part) => part.key),
  };
  return [JSON.stringify(row)];
}
