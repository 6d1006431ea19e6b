import type { Account, NewPeople } from './account';
import type { PreviewCollector } from './collector';
import type { Column } from '../events/csv/columns';
import type { CountedRemark } from '../events/remark-counter';
import { DEFAULT_PERSON_FIELDS } from './person-fields';

/** What group calls would do to one custom object type. */
export interface PreviewedObjectType {
  objectType: string;
  payloads: number;
  fields: string[];
  /** Whether the account has this type. */
  exists?: boolean;
  /** Fields that the type does not have. Absent when Encharge does not list its fields. */
  ignored?: string[];
}

/** What would happen. Field names and counts; people are counted, and tags are named only on request. */
export interface PreviewReport {
  /** `account`: compared with this account; `defaults`: with what every account has. */
  comparedWith: 'account' | 'defaults';
  /** For CSV files: where each column goes, as keys from the event. */
  columns?: { name: string; path: readonly string[] }[];
  payloads: { call: string; count: number }[];
  /** What was left out by choice, for each reason. */
  leftOut: Record<string, number>;
  skipped: CountedRemark[];
  errors: CountedRemark[];
  warnings: CountedRemark[];
  /** Person fields that would be created and that Encharge cannot delete again. `count` payloads carry them. */
  newPersonFields: { field: string; count: number }[];
  objectTypes: PreviewedObjectType[];
  people: { distinct: number } & Partial<NewPeople>;
  tags: { distinct: number; new?: number; names?: string[] };
  /** The limits that the input exceeds: more names or people than are kept. */
  bounds: string[];
}

/** Combines what was collected with what the account has, if that is known. */
export function previewReport(
  collector: PreviewCollector,
  distinctPeople: number,
  {
    account,
    newPeople,
    columns,
    namesTags,
    leftOut = new Map(),
  }: {
    account?: Account | undefined;
    newPeople?: NewPeople | undefined;
    columns?: readonly Column[] | undefined;
    namesTags: boolean;
    leftOut?: ReadonlyMap<string, number>;
  },
): PreviewReport {
  const known = account?.personFields ?? DEFAULT_PERSON_FIELDS;
  const tags = collector.tags.sorted().map(({ name }) => name);
  return {
    comparedWith: account === undefined ? 'defaults' : 'account',
    ...(columns === undefined
      ? {}
      : { columns: columns.flatMap(({ name, path }) => (path === undefined ? [] : [{ name, path }])) }),
    payloads: collector.payloads.sorted().map(({ name, count }) => ({ call: name, count })),
    leftOut: Object.fromEntries(leftOut),
    skipped: collector.skips.sorted(),
    errors: collector.errors.sorted(),
    warnings: collector.warnings.sorted(),
    newPersonFields: collector.personFields
      .sorted()
      .filter(({ name }) => !known.has(name))
      .map(({ name, count }) => ({ field: name, count })),
    objectTypes: objectTypesOf(collector, account),
    people: { distinct: distinctPeople, ...newPeople },
    tags: {
      distinct: tags.length,
      ...(account === undefined ? {} : { new: tags.filter((tag) => !account.tags.has(tag)).length }),
      ...(namesTags ? { names: tags } : {}),
    },
    bounds: boundsOf(collector),
  };
}

function objectTypesOf(
  { objectTypes, objectFields }: PreviewCollector,
  account: Account | undefined,
): PreviewedObjectType[] {
  const all = objectFields.sorted().map(({ first }) => first);
  return objectTypes.sorted().map(({ name, count }) => {
    const fields = all.filter(({ objectType }) => objectType === name).map(({ field }) => field);
    const ofType = { objectType: name, payloads: count, fields };
    if (account === undefined) return ofType;
    const known = account.objectFields.get(name);
    return {
      ...ofType,
      exists: account.objectFields.has(name),
      ...(known === undefined ? {} : { ignored: fields.filter((field) => !known.has(field)) }),
    };
  });
}

function boundsOf(collector: PreviewCollector): string[] {
  const { personFields, objectTypes, objectFields, tags, skips, errors, warnings, people } = collector;
  const counters: [string, { readonly others: number }][] = [
    ['person fields', personFields],
    ['object types', objectTypes],
    ['object fields', objectFields],
    ['tags', tags],
    ['skips', skips],
    ['errors', errors],
    ['warnings', warnings],
  ];
  const names = counters
    .filter(([, { others }]) => others > 0)
    .map(([what, { others }]) => `${what}: ${others} more occurrences, of too many or too long names`);
  return people.isFull ? [...names, 'people: there are more than were counted'] : names;
}
