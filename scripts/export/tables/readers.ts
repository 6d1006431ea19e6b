import { CALLS, fieldTables } from '@encharge-destinations/core';
import type { FieldDefinition } from '@encharge-destinations/core';
import { groupBy } from '../sources/group-by';

/** Core's readers with their table written out: from the field tables a reader only needs the places. */
export const READERS: Readonly<Record<string, string>> = {
  Place: `interface Place { path: Path; when?: { path: Path; in: readonly unknown[] } }`,
  readersOf: `/** The places of the calls' fields, best first; with a dialect where only that one uses the field. */
const FIELDS: readonly {
  calls: string;
  dialect?: Dialect;
  usable?: Usable;
  places: Readonly<Record<string, readonly (string | Place)[]>>;
}[] = [${rows().join(',\n')}];

export function readersOf(call: Call, dialect: Dialect): readonly Reader[] {
  return FIELDS.filter((row) => row.calls.split(' ').includes(call) && (row.dialect ?? dialect) === dialect).flatMap(
    ({ usable, places }) =>
      Object.entries(places).map(([key, found]) => ({
        key,
        places: found.map((place) => (typeof place === 'string' ? { path: place.split('.') } : place)),
        isUsable: usable && USABLE[usable],
      })),
  );
}`,
};

/** One row for fields with the same calls and dialects. */
function rows(): string[] {
  const fields = CALLS.flatMap((call) =>
    fieldTables[call].flatMap((field) => {
      const places = placesOf(field);
      const inAll = field.to.documented !== undefined || field.decides === true;
      const rest = JSON.stringify({ ...(inAll ? {} : { dialect: 'segment' }), usable: field.usable });
      return places === '[]' ? [] : [{ call, rest, place: `${field.key}: ${places}` }];
    }),
  );
  const byPlace = [...groupBy(fields, ({ rest, place }) => `${rest}${place}`).values()].map((same) => {
    const [{ rest, place } = { rest: '', place: '' }] = same;
    return { place, head: `{ calls: '${same.map(({ call }) => call).join(' ')}', ${rest.slice(1, -1)}` };
  });
  return [...groupBy(byPlace, ({ head }) => head)].map(
    ([head, same]) =>
      `${head}${head.endsWith(', ') ? '' : ', '}places: { ${same.map(({ place }) => place).join(', ')} } }`,
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
