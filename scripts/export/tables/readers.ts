import { CALLS, fieldTables } from '@encharge-destinations/core';
import type { FieldDefinition } from '@encharge-destinations/core';
import { groupBy } from '../sources/group-by';

/** Core's readers with their table written out: from the field tables a reader only needs the places. */
export const READERS: Readonly<Record<string, string>> = {
  Place: `interface Place { path: Path; when?: { path: Path; in: readonly unknown[] } }`,
  readersOf: `type Row = readonly [calls: string, key: string, places: (string | Place)[], usable?: Usable];

/** The calls' fields: their places, best first, and what makes a value usable. */
const FIELDS: readonly Row[] = [${rows(isInAll).join(',\n')}];

/** Those that only the segment dialect has. */
const SEGMENT_FIELDS: readonly Row[] = [${rows((field) => !isInAll(field)).join(',\n')}];

export function readersOf(call: Call, dialect: Dialect): readonly Reader[] {
  return [...FIELDS, ...(dialect === 'segment' ? SEGMENT_FIELDS : [])]
    .filter(([calls]) => calls.split(' ').includes(call))
    .map(([, key, places, usable]) => ({
      key,
      places: places.map((place) => (typeof place === 'string' ? { path: place.split('.') } : place)),
      isUsable: usable && USABLE[usable],
    }));
}`,
};

function isInAll({ to, decides }: FieldDefinition): boolean {
  return to.documented !== undefined || decides === true;
}

/** One row for calls that have the same field. */
function rows(isWanted: (field: FieldDefinition) => boolean): string[] {
  const fields = CALLS.flatMap((call) =>
    fieldTables[call].filter(isWanted).flatMap((field) => {
      const places = placesOf(field);
      const usable = field.usable === undefined ? '' : `, '${field.usable}'`;
      return places === '[]' ? [] : [{ call, row: `'${field.key}', ${places}${usable}` }];
    }),
  );
  return [...groupBy(fields, ({ row }) => row)].map(
    ([row, same]) => `['${same.map(({ call }) => call).join(' ')}', ${row}]`,
  );
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
