import { fieldTables } from '@encharge-destinations/core';
import type { Dialect, FieldDefinition } from '@encharge-destinations/core';

const ROW = /interface Row [^{]*\{[^}]*\}/;
const LITERAL_ROW = `interface Row {
  key: string;
  into: Path;
  last: string;
  normalise?: Normaliser;
  parts?: readonly string[];
}`;
const DECLARATION = /const rows: [^=]*= \{[^}]*\};/;

/** Core's module of context fields with its rows written out: what it makes from the field tables is to be read there. */
export function withLiteralRows(text: string): string {
  if (!DECLARATION.test(text) || !ROW.test(text))
    throw new Error('The rows of the context fields stand elsewhere now.');
  const rows = `{ documented: ${rowsIn('documented')}, segment: ${rowsIn('segment')} }`;
  return text
    .replace(ROW, LITERAL_ROW)
    .replace(DECLARATION, `const rows: Readonly<Record<Dialect, readonly Row[]>> = ${rows};`);
}

/** The same for every call that has them. */
function rowsIn(dialect: Dialect): string {
  const rows = fieldTables.track.flatMap((field) =>
    (field.to[dialect] ?? []).flatMap((to) => rowOf(field, to)),
  );
  return `[${rows.join(', ')}]`;
}

/** What is copied as it is; identity, person fields and properties have their own rules. */
function rowOf({ key, normalise, fields }: FieldDefinition, to: string): string[] {
  if (normalise === undefined && fields === undefined) return [];
  const steps = to.split('/').slice(1);
  const parts = fields?.map((part) => part.key);
  return [
    `{ key: '${key}', into: ${JSON.stringify(steps.slice(0, -1))}, last: '${steps[steps.length - 1] ?? ''}'` +
      (normalise === undefined ? '' : `, normalise: '${normalise}'`) +
      `${parts === undefined ? '' : `, parts: ${JSON.stringify(parts)}`} }`,
  ];
}
