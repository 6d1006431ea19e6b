import { CALLS, fieldTables } from '@encharge-destinations/core';
import type { Call, FieldDefinition } from '@encharge-destinations/core';
import { groupBy } from '../sources/group-by';

/** Calls that have many fields in common, by the name of a constant. */
const PEOPLE: readonly Call[] = ['identify', 'track', 'page', 'screen'];

/** Core's module of readers with its table written out: of the field tables a reader needs the places alone. */
export const READERS: Readonly<Record<string, string>> = {
  Place: `interface Place { path: Path; when?: { path: Path; in: readonly unknown[] } }`,
  readersOf: `function placeAt(path: string, when?: Place['when']): Place {
  return { path: path.split('.'), when };
}

const PEOPLE: readonly Call[] = ${JSON.stringify(PEOPLE)};

/** Where the fields of calls stand, best place first; with a dialect where no other has a use for the field. */
const FIELDS: readonly {
  calls: readonly Call[];
  dialect?: Dialect;
  key: string;
  places: readonly Place[];
  usable?: Usable;
}[] = [${fields().join(',\n')}];

export function readersOf(call: Call, dialect: Dialect): readonly Reader[] {
  return FIELDS.filter((field) => field.calls.includes(call) && (field.dialect ?? dialect) === dialect).map(
    ({ key, places, usable }) => ({ key, places, isUsable: usable && USABLE[usable] }),
  );
}`,
};

/** One line for each field with the same places in the same dialects, with its calls. */
function fields(): string[] {
  const all = CALLS.flatMap((call) =>
    fieldTables[call].flatMap((field) => {
      const places = placesOf(field).join(', ');
      if (places === '') return [];
      const inAll = field.to.documented !== undefined || field.decides === true;
      const rest = `${inAll ? '' : "dialect: 'segment', "}key: '${field.key}', places: [${places}]`;
      return [{ call, rest: field.usable === undefined ? rest : `${rest}, usable: '${field.usable}'` }];
    }),
  );
  return [...groupBy(all, ({ rest }) => rest)].map(([rest, same]) => {
    const calls = JSON.stringify(same.map(({ call }) => call));
    return `{ calls: ${calls === JSON.stringify(PEOPLE) ? 'PEOPLE' : calls}, ${rest} }`;
  });
}

function placesOf({ key, source }: FieldDefinition): string[] {
  if ('parts' in source) return [`placeAt('context.${key}')`];
  return 'paths' in source
    ? source.paths.map((place) =>
        typeof place === 'string'
          ? `placeAt('${place}')`
          : `placeAt('${place.path}', { path: ${JSON.stringify(place.when.path.split('.'))}, in: ${JSON.stringify(place.when.in)} })`,
      )
    : [];
}
