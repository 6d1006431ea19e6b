import { fieldTables } from '@encharge-destinations/core';
import type { Call, Dialect, FieldDefinition } from '@encharge-destinations/core';
import { contractReport, DIALECTS, expectationDiff, tableGaps } from '@encharge-destinations/testkit';
import { alterableCore } from './altered-core';
import type { ExpectationOf, FieldTables } from './altered-core';
import { scenarios } from './fixtures';

/** Changes that no event can reveal, and why. */
const EQUAL_BY_DESIGN: ReadonlyMap<string, string> = new Map([
  ['identify email: without its source 2', 'build also finds the email among the traits that a host passes'],
]);

/** One table entry removed. */
interface Breakage {
  call: Call;
  what: string;
  tables: FieldTables;
}

let coreWith: (alter: (tables: FieldTables) => FieldTables) => ExpectationOf;

beforeAll(async () => {
  coreWith = await alterableCore();
}, 30_000);

/** The reports of all scenarios that fail with these tables. */
function redWith(tables: FieldTables, call: Call): string[] {
  const expectationOf = coreWith(() => tables);
  return scenariosOf(call).flatMap(({ id, event, options, expected }) =>
    DIALECTS.flatMap((dialect) => {
      const lines = expectationDiff(expected[dialect], expectationOf(event, options, dialect));
      return contractReport(id, 'core', dialect, lines) ?? [];
    }),
  );
}

function scenariosOf(call: Call): typeof scenarios {
  return scenarios.filter(({ id }) => id.startsWith(`${call}/`));
}

/** Every way to break one table: a source path, a normaliser, a guard or the place in one dialect is missing. */
function breakagesOf(call: Call): Breakage[] {
  const table = fieldTables[call];
  const broken = (field: FieldDefinition, what: string, instead: FieldDefinition): Breakage => ({
    call,
    what: `${field.key}: ${what}`,
    tables: { ...fieldTables, [call]: table.map((one) => replaced(one, field, instead)) },
  });
  return table
    .flatMap((field) => field.fields ?? [field])
    .flatMap((field) => [
      ...pathsOf(field).map((path, index) =>
        broken(
          field,
          `without its source ${index + 1}`,
          withPaths(
            field,
            pathsOf(field).filter((one) => one !== path),
          ),
        ),
      ),
      ...pathsOf(field).flatMap((path) =>
        typeof path === 'string'
          ? []
          : [
              broken(
                field,
                'without its guard',
                withPaths(
                  field,
                  pathsOf(field).map((one) => (one === path ? path.path : one)),
                ),
              ),
            ],
      ),
      ...(field.normalise === undefined
        ? []
        : [broken(field, 'without its normaliser', without(field, 'normalise'))]),
      ...(field.usable === undefined
        ? []
        : [broken(field, 'without what makes it usable', without(field, 'usable'))]),
      ...(field.normalise === undefined
        ? []
        : DIALECTS.filter((dialect) => field.to[dialect] !== undefined).map((dialect) =>
            broken(field, `without a place in ${dialect}`, { ...field, to: placesWithout(field, dialect) }),
          )),
    ]);
}

function replaced(one: FieldDefinition, field: FieldDefinition, instead: FieldDefinition): FieldDefinition {
  if (one === field) return instead;
  if (one.fields === undefined) return one;
  return { ...one, fields: one.fields.map((part) => (part === field ? instead : part)) };
}

function pathsOf({
  source,
}: FieldDefinition): Extract<FieldDefinition['source'], { paths: unknown }>['paths'] {
  return 'paths' in source ? source.paths : [];
}

function withPaths(field: FieldDefinition, paths: ReturnType<typeof pathsOf>): FieldDefinition {
  return { ...field, source: { paths } };
}

function without(field: FieldDefinition, key: 'normalise' | 'usable'): FieldDefinition {
  const copy = { ...field };
  Reflect.deleteProperty(copy, key);
  return copy;
}

function placesWithout({ to }: FieldDefinition, dialect: Dialect): FieldDefinition['to'] {
  const places = { ...to };
  Reflect.deleteProperty(places, dialect);
  return places;
}

test('the tables agree with the traces', () => {
  expect(tableGaps(fieldTables, scenarios)).toEqual([]);
});

test('core with its own tables meets every expectation', () => {
  for (const call of Object.keys(fieldTables) as Call[]) expect(redWith(fieldTables, call)).toEqual([]);
});

describe.each(Object.keys(fieldTables) as Call[])('%s', (call) => {
  const breakages = breakagesOf(call)
    .filter(({ what }) => !EQUAL_BY_DESIGN.has(`${call} ${what}`))
    .map((breakage) => [breakage.what, breakage] as const);

  test.each(breakages)('a scenario fails: %s', (_what, { tables }) => {
    expect(redWith(tables, call).length).toBeGreaterThan(0);
  });
});

test('one source path changed: exactly the scenarios that use it, by rule, field, platform and scenario', () => {
  const [path, changed] = ['context.userAgent', 'context.browser'];
  const tables = {
    ...fieldTables,
    track: fieldTables.track.map((field) =>
      pathsOf(field).includes(path) ? withPaths(field, [changed]) : field,
    ),
  };
  const red = redWith(tables, 'track');
  const users = scenariosOf('track').flatMap(({ id, expected }) =>
    DIALECTS.filter((dialect) => {
      const { trace, dropped, warnings } = expected[dialect];
      const places = [
        ...[...trace, ...dropped].map(({ source }) => source),
        ...warnings.map((one) => one.path),
      ];
      return places.includes('/context/userAgent');
    }).map((dialect) => `scenario ${id} on core, ${dialect} dialect`),
  );
  expect(red.map((report) => report.split('\n')[0])).toEqual(users);
  expect(red.find((report) => report.startsWith('scenario track/order-completed on core, segment '))).toBe(
    [
      'scenario track/order-completed on core, segment dialect',
      '  field /context/userAgent (rule context.user-agent)',
      '    - "Mozilla/5.0 (X11; Linux x86_64)", from /context/userAgent',
      '    + nothing',
      '  trace',
      '    - /context/userAgent ← /context/userAgent by rule context.user-agent',
      '  dropped',
      '    + /context/userAgent ← by rule event.unmapped: Encharge has no field for it.',
    ].join('\n'),
  );
});
