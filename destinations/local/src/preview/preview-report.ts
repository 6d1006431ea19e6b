import { RULES } from '@encharge-destinations/core';
import type { Account, NewPeople } from './account';
import type { First, PreviewCollector } from './collector';
import type { Counter } from '../events/counter';
import { DEFAULT_PERSON_FIELDS } from './person-fields';

/** Something that is said of events: how often, and where first. Never with a value. */
export interface SaidOften {
  code: string;
  message: string;
  count: number;
  /** The first line of the input it was said of. */
  line: number;
}

/** What group calls would do to one type of custom objects. */
export interface PreviewedObjectType {
  objectType: string;
  payloads: number;
  fields: string[];
  /** Whether the account has this type. */
  exists?: boolean;
  /** Fields that the type does not have. Absent when Encharge does not say which it has. */
  ignored?: string[];
}

/** What would happen. Names of fields and counts; people are counted, and tags are named only on request. */
export interface PreviewReport {
  /** `account`: with what the account has; `defaults`: with what every account has. */
  comparedWith: 'account' | 'defaults';
  payloads: { call: string; count: number }[];
  skipped: SaidOften[];
  errors: SaidOften[];
  warnings: SaidOften[];
  /** Person fields that would be created; Encharge cannot delete them. `count` payloads carry them. */
  newPersonFields: { field: string; count: number }[];
  objectTypes: PreviewedObjectType[];
  people: { distinct: number } & Partial<NewPeople>;
  tags: { distinct: number; new?: number; names?: string[] };
  /** Where the input has more names or people than are kept. */
  bounds: string[];
}

/** Of a warning, the first text names one field of many: the rule speaks for all. */
const SENTENCES: ReadonlyMap<string, string> = new Map(Object.entries(RULES));

/** Puts together what was gathered, and what the account has if that is known. */
export function previewReport(
  collector: PreviewCollector,
  distinctPeople: number,
  {
    account,
    newPeople,
    namesTags,
  }: { account?: Account | undefined; newPeople?: NewPeople | undefined; namesTags: boolean },
): PreviewReport {
  const known = account?.personFields ?? DEFAULT_PERSON_FIELDS;
  const tags = collector.tags.sorted().map(({ name }) => name);
  return {
    comparedWith: account === undefined ? 'defaults' : 'account',
    payloads: collector.payloads.sorted().map(({ name, count }) => ({ call: name, count })),
    skipped: said(collector.skips),
    errors: said(collector.errors),
    warnings: said(collector.warnings).map((one) => ({
      ...one,
      message: SENTENCES.get(one.code) ?? one.message,
    })),
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

function said(counter: Counter<First>): SaidOften[] {
  return counter
    .sorted()
    .map(({ count, first: { code, message, line } }) => ({ code, message, count, line }));
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
  const counters: [string, Counter<First> | Counter | Counter<object>][] = [
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
