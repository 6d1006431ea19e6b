import { CALLS, fieldTables } from '@encharge-destinations/core';
import type { FieldDefinition } from '@encharge-destinations/core';
import { groupBy } from '../sources/group-by';

/** Core's rows with their table written out: from the field tables, mapping only needs the places in the event and in the payload. */
export const ROWS: Readonly<Record<string, string>> = {
  Row: `export interface Row {
  key: string;
  places: readonly Place[];
  isUsable: ((value: unknown) => boolean) | undefined;
  into: Path;
  last: string;
  normalise?: Normaliser;
  parts?: readonly string[];
  isLate: boolean;
}`,
  Place: `interface Place { path: Path; when?: { path: Path; in: readonly unknown[] } }`,
  rowsOf: `type Field = readonly [calls: string, key: string, places: (string | Place)[], usable?: Usable];

/** The calls' fields: their places, best first, and what makes a value usable. */
const FIELDS: readonly Field[] = [${rows().join(',\n')}];

/** How fields are copied. In the segment dialect they keep their places. */
const COPIES: Readonly<Record<string, Partial<Row> & { documented?: string }>> = {${copies().join(',\n')}};

function rowsOf(call: Call, dialect: Dialect): readonly Row[] {
  return FIELDS.filter(([calls]) => calls.split(' ').includes(call))
    .map(([, key, places, usable]) => {
      const copy = COPIES[key] ?? {};
      const kept = \`/\${String(places[0]).replace('.', '/')}\`;
      const target = dialect === 'segment' ? kept : (copy.documented ?? '');
      const end = target.lastIndexOf('/');
      return {
        ...copy,
        key,
        places: places.map((place) => (typeof place === 'string' ? { path: place.split('.') } : place)),
        isUsable: usable && USABLE[usable],
        into: holderAt(target.slice(0, end)),
        last: target.slice(end + 1),
        isLate: key in COPIES && !(call === 'page' && key === 'page'),
      };
    });
}`,
};

/** One row for calls that have the same field. */
function rows(): string[] {
  const fields = CALLS.flatMap((call) =>
    fieldTables[call].flatMap((field) => {
      const places = placesOf(field);
      const usable = field.usable === undefined ? '' : `, '${field.usable}'`;
      return places === '[]' ? [] : [{ call, row: `'${field.key}', ${places}${usable}` }];
    }),
  );
  return [...groupBy(fields, ({ row }) => row)].map(
    ([row, same]) => `['${same.map(({ call }) => call).join(' ')}', ${row}]`,
  );
}

function copies(): string[] {
  return fieldTables.track.flatMap(({ key, source, normalise, fields, to }) => {
    if (normalise === undefined && fields === undefined) return [];
    const [kept] = 'paths' in source ? source.paths : [`context.${key}`];
    if (typeof kept !== 'string' || to.segment?.[0] !== `/${kept.replace('.', '/')}`)
      throw new Error(`${key} does not keep its place.`);
    const parts = fields?.map((part) => part.key);
    return [`${key}: ${JSON.stringify({ normalise, parts, documented: to.documented?.[0] })}`];
  });
}

function placesOf({ key, source }: FieldDefinition): string {
  const paths = 'paths' in source ? source.paths : [];
  return JSON.stringify(
    ('parts' in source ? [`context.${key}`] : paths).map((place) =>
      typeof place === 'string'
        ? place
        : { path: place.path.split('.'), when: { path: place.when.path.split('.'), in: place.when.in } },
    ),
  );
}
