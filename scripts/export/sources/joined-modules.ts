/**
 * Small modules that stand in one file there, by that file: what is one idea to a reader who meets the destination for the first time.
 * Each names its modules without `.ts`, from the folder of the destination or, below `mapper/`, of core; what others need at once stands
 * first.
 */
const JOINED: Readonly<Record<string, readonly string[]>> = {
  'earlier.ts': ['earlier/is-earlier', 'earlier/bodies'],
  'requests.ts': ['within', 'exchange', 'rest'],
  'batch.ts': ['lanes', 'batch'],
  'mapper/values.ts': [
    'mapper/values/blank',
    'mapper/values/dictionary',
    'mapper/values/path',
    'mapper/values/text',
    'mapper/values/copy',
  ],
  'mapper/dates.ts': ['mapper/values/dates'],
  'mapper/ip-address.ts': ['mapper/tables/address-blocks', 'mapper/values/ip-address'],
  'mapper/plan.ts': [
    'mapper/errors',
    'mapper/pointer',
    'mapper/tables/faults',
    'mapper/tables/skips',
    'mapper/plan',
  ],
  'mapper/payload.ts': ['mapper/build/fold', 'mapper/build/build-plan', 'mapper/payload'],
  'mapper/event.ts': ['mapper/tables/event-names', 'mapper/build/event', 'mapper/build/properties'],
  'mapper/types.ts': [
    'mapper/calls',
    'mapper/types',
    'mapper/rules',
    'mapper/tables/reasons',
    'mapper/plan-types',
    'mapper/delivery/types',
    'mapper/tables/table-field',
  ],
  'mapper/context.ts': ['mapper/tables/rows', 'mapper/build/context-fields'],
  'mapper/group.ts': ['mapper/build/group'],
  'mapper/alias.ts': ['mapper/build/alias'],
  'mapper/identity.ts': [
    'mapper/person/identifiers',
    'mapper/person/mapped-fields',
    'mapper/person/identity',
  ],
  'mapper/names.ts': ['mapper/tables/person-fields', 'mapper/person/names'],
  'mapper/person-fields.ts': ['mapper/person/fields'],
  'mapper/field-value.ts': ['mapper/person/value'],
  'mapper/tags.ts': ['mapper/person/tags'],
  'mapper/options.ts': ['mapper/options/dot-path', 'mapper/options/compile-settings'],
  'mapper/outcome.ts': [
    'mapper/delivery/endpoints',
    'mapper/delivery/headers',
    'mapper/tables/answers',
    'mapper/delivery/outcome',
  ],
};

const PLACES = new Map(
  Object.entries(JOINED).flatMap(([file, modules]) =>
    modules.map((module, index): [string, { file: string; index: number }] => [
      `${module}.ts`,
      { file, index },
    ]),
  ),
);

/** The file that a module goes into, and the place in it. */
export function placeOf(path: string): { file: string; index: number } {
  return PLACES.get(path) ?? { file: path, index: 0 };
}
