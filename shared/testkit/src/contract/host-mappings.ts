import { build, fieldTables } from '@encharge-destinations/core';
import type { Call, Dictionary, MapOptions } from '@encharge-destinations/core';

/** The expected result for a call's fields. */
export interface Wanted {
  payloads: readonly object[];
  /** `rule message` of each warning; not compared when unset. */
  warnings: readonly string[] | undefined;
  /** The code of the expected error, if any. */
  error: string | undefined;
  /** `target rule` of each leaf. */
  leaves: readonly string[];
}

/** Fields as a host's mapping may provide them. */
export interface HostMapping extends Wanted {
  name: string;
  fields: Dictionary;
}

/** Fields of other calls' mappings; a call without the field ignores it. */
const OF_OTHER_CALLS: Dictionary = {
  event: 'Foreign',
  name: 'Foreign',
  category: 'foreign',
  properties: { foreign: true },
  objectType: 'foreign',
  objectData: { foreign: true },
  externalId: 'foreign',
  previousUserId: 'foreign',
  previousEmail: 'foreign@example.com',
};

const RESERVED = ['leadScore', 'constructor'];
const OBJECT_ID = '/properties/id group.object-id';
const EXTERNAL_ID = '/properties/externalId group.object-id';

/**
 * The mappings that a host which resolves fields itself may have, including saved ones: the fields unchanged, with fields of other calls,
 * with keys without a value, without a field for the email, with tags in a separate field, with an additional person field, with Encharge's
 * own object id.
 */
export function hostMappings(
  call: Call,
  fields: Dictionary,
  options: MapOptions,
  wanted: Wanted,
): HostMapping[] {
  const known = new Set(fieldTables[call].map(({ key }) => key));
  const foreign = Object.entries(OF_OTHER_CALLS).filter(([key]) => !known.has(key));
  const mappings = [
    { name: 'resolve and build', fields, ...wanted },
    { name: 'fields of other calls', fields: { ...fields, ...Object.fromEntries(foreign) }, ...wanted },
    { name: 'keys without a value', fields: withHoles(fields, known), ...wanted },
  ];
  if (hasEmailInTraits(fields))
    mappings.push({ name: 'no field for the email', fields: { ...fields, email: undefined }, ...wanted });
  const { user, ...others } = fields;
  if (isPlain(user) && 'tags' in user) {
    const { tags, ...traits } = user;
    mappings.push({ name: 'tags in a field', fields: { ...others, user: traits, tags }, ...wanted });
  }
  if (call === 'group') mappings.push(withObjectId(fields, options, wanted));
  if (call !== 'group' && call !== 'alias') mappings.push(withPersonField(fields, options, wanted));
  return mappings;
}

function withHoles(fields: Dictionary, known: ReadonlySet<string>): Dictionary {
  const holes = Object.fromEntries([...known].map((key) => [key, undefined]));
  const pierced = Object.entries(fields).map(([key, value]) => [
    key,
    isPlain(value) ? { ...value, nothing: undefined } : value,
  ]);
  return { ...holes, ...(Object.fromEntries(pierced) as Dictionary) };
}

/** Mappings saved before there was a field for the email have it in the traits. */
function hasEmailInTraits(fields: Dictionary): boolean {
  const { email } = fields;
  return ['user', 'contextTraits', 'userFields'].some((key) => {
    const traits = fields[key];
    return email !== undefined && isPlain(traits) && traits['email'] === email;
  });
}

function withPersonField(fields: Dictionary, { allow = [] }: MapOptions, wanted: Wanted): HostMapping {
  const personFields = { ...(fields['personFields'] as Dictionary | undefined), note: 'mapped' };
  const reserved = Object.fromEntries(RESERVED.map((key) => [key, 1]));
  const isSent = wanted.payloads.length > 0;
  const mayGoOut = allow.length === 0 || allow.includes('note');
  const refused = RESERVED.map(
    (key) => `person.reserved ${key} is an id, or a field that Encharge maintains itself; it is left out.`,
  );
  return {
    name: 'a person field of the host',
    fields: { ...fields, personFields: { ...personFields, ...reserved } },
    payloads: wanted.payloads.map((payload) =>
      mayGoOut ? { ...payload, user: { ...dictionaryAt(payload, 'user'), note: 'mapped' } } : payload,
    ),
    warnings: [...(wanted.warnings ?? []), ...(isSent ? refused : [])],
    error: wanted.error,
    leaves: [...wanted.leaves, ...(isSent && mayGoOut ? ['/user/note person.rename'] : [])],
  };
}

/** An object with Encharge's own id needs no external id. */
function withObjectId(fields: Dictionary, options: MapOptions, wanted: Wanted): HostMapping {
  const name = 'an object by its own id';
  const withId = { ...fields, id: ' object-1 ' };
  const add = (payload: object): object => ({
    ...payload,
    properties: { ...dictionaryAt(payload, 'properties'), id: 'object-1' },
  });
  if (wanted.error !== 'missing_object_id') {
    const isSent = wanted.payloads.length > 0;
    return {
      name,
      fields: withId,
      ...wanted,
      payloads: wanted.payloads.map(add),
      leaves: [...wanted.leaves, ...(isSent ? [OBJECT_ID] : [])],
    };
  }
  const { payloads, trace = [] } = build(
    'group',
    { ...fields, externalId: 'x' },
    { ...options, trace: true },
  );
  return {
    name,
    fields: withId,
    payloads: payloads.map((payload) => {
      const properties = Object.entries(dictionaryAt(payload, 'properties'));
      const own = properties.filter(([key]) => key !== 'externalId');
      return add({ ...payload, properties: Object.fromEntries(own) });
    }),
    warnings: undefined,
    error: undefined,
    leaves: trace.map(({ target, rule }) => {
      const leaf = `${target} ${rule}`;
      return leaf === EXTERNAL_ID ? OBJECT_ID : leaf;
    }),
  };
}

function dictionaryAt(payload: object, key: string): Dictionary {
  return ((payload as Dictionary)[key] ?? {}) as Dictionary;
}

function isPlain(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
