import { fieldOfAddressPart, fieldOfTrait, isListed, isNeverSent, looksSecret } from './names';
import { mappedTo, renamedBelow } from './paths';
import { tagsText } from './tags';
import { compact, copied, isBlank, isObject, objectAt } from './text';
import type { Dictionary, Options } from './types';
import { fieldValue, isScalars, unsubscribedValue } from './values';

/** A trait, or part of one, that could fill a field. */
interface Candidate {
  field: string;
  /** Its own name. */
  name: string;
  /** What `allow` and `deny` may call it. */
  names: string[];
  value: unknown;
  /** Within one source: the exact trait (0) beats another spelling (1), which beats part of an object (2, 3). */
  rank: number;
}

/** The person fields of an identify: its traits, and the customer's mappings. */
export function identifyFields(event: Dictionary, options: Options): Dictionary {
  const candidates = traitSources(event, options).flatMap((traits) =>
    candidatesOf(traits)
      .filter(({ names }) => mayGo(names, options))
      .sort((one, other) => one.rank - other.rank),
  );
  return compact({
    ...clearedFields(event, options),
    ...firstOfEach(candidates, options),
    ...mappedFields(event, options),
  });
}

/** The person fields of a track, page or screen: the `traitsOnEvents`, and mappings from elsewhere. */
export function eventFields(event: Dictionary, options: Options): Dictionary {
  const traits = Object.entries(identifyFields(event, options));
  const elsewhere = options.rename.filter(({ from }) => !/^(\$\.)?(context\.)?traits\./.test(from));
  return compact({
    ...Object.fromEntries(traits.filter(([field]) => options.traitsOnEvents.includes(field))),
    ...clearedFields(event, { ...options, rename: elsewhere }),
    ...mappedFields(event, { ...options, rename: elsewhere }),
  });
}

/** With clearOnNull a mapped null empties a field that has no other value. */
function clearedFields(event: Dictionary, options: Options): Dictionary {
  const fields = options.clearOnNull ? options.rename.map(({ to }) => to) : [];
  const empty = fields.filter(
    (field) =>
      !['userId', 'email', 'tags', 'unsubscribed', ...(options.sendIp ? [] : ['ip'])].includes(field) &&
      mappedTo(event, options, field).includes(null) &&
      mayGo([field], options),
  );
  return Object.fromEntries(empty.map((field) => [field, '']));
}

/** `allow` and `deny` match a trait by its own spelling and by the field's name, and an object by its name and its parts'. */
export function mayGo(names: readonly string[], { allow, deny }: Options): boolean {
  const isAllowed = allow.length === 0 || names.some((name) => isListed(allow, name));
  return isAllowed && !names.some((name) => isListed(deny, name));
}

function candidatesOf(traits: Dictionary): Candidate[] {
  return Object.entries(traits).flatMap(([name, value]): Candidate[] => {
    if (isNeverSent(name)) return [];
    const field = fieldOfTrait(name);
    if (field === 'email') return [];
    if (field === 'address' && isObject(value)) return addressParts(name, value);
    if (field === 'company' && isObject(value))
      return [{ field, name, names: [name, field, 'name'], value: value['name'], rank: 2 }];
    return [{ field, name, names: [name, field], value, rank: field === name ? 0 : 1 }];
  });
}

function addressParts(object: string, address: Dictionary): Candidate[] {
  return Object.entries(address).flatMap(([name, value]) => {
    const field = fieldOfAddressPart(name);
    if (field === undefined) return [];
    const isExact = ['street', 'city', 'state', 'postalCode', 'country'].includes(name);
    return [{ field, name, names: [object, 'address', name, field], value, rank: isExact ? 2 : 3 }];
  });
}

function firstOfEach(candidates: readonly Candidate[], options: Options): Dictionary {
  const fields: Dictionary = {};
  for (const { field, name, value } of candidates) fields[field] ??= valueOf(field, name, value, options);
  if (options.clearOnNull)
    for (const { field, value } of candidates)
      if (value === null && field !== 'tags' && field !== 'unsubscribed') fields[field] ??= '';
  return fields;
}

function valueOf(field: string, name: string, value: unknown, options: Options): unknown {
  if (field === 'tags') return tagsText(value);
  if (field === 'unsubscribed') return unsubscribedValue(value, false);
  const isNested = isObject(value) || (Array.isArray(value) && !isScalars(value));
  if (!isNested) return options.sendIp || field !== 'ip' ? fieldValue(field, name, value) : undefined;
  return options.dialect === 'segment' ? nested(value, options) : undefined;
}

/** Objects in the `segment` dialect: without secrets, and `deny` applies inside them. */
function nested(value: unknown, options: Options): unknown {
  if (Array.isArray(value)) return value.map((item) => nested(item, options));
  if (!isObject(value)) return copied(value);
  const parts = Object.entries(value).filter(
    ([name, part]) => !isListed(options.deny, name) && !(typeof part === 'string' && looksSecret(name)),
  );
  return compact(Object.fromEntries(parts.map(([name, part]) => [name, nested(part, options)])));
}

function mappedFields(event: Dictionary, options: Options): Dictionary {
  const fields = new Set(options.rename.map(({ to }) => to));
  fields.delete('userId');
  fields.delete('email');
  const entries = [...fields]
    .filter((field) => mayGo([field], options))
    .map((field): [string, unknown] => [
      field,
      mappedTo(event, options, field)
        .map((value) => mappedValue(field, value, options))
        .find((value) => value !== undefined),
    ]);
  return compact(Object.fromEntries(entries));
}

/** An explicitly mapped value is not a secret, whatever its name. */
function mappedValue(field: string, value: unknown, { sendIp }: Options): unknown {
  if (field === 'tags') return tagsText(value);
  if (field === 'unsubscribed') return unsubscribedValue(value, true);
  return sendIp || field !== 'ip' ? fieldValue(field, '', value) : undefined;
}

/** `traits`, then the rest of `context.traits`, each without renamed traits: those go out only under their new names. */
function traitSources(event: Dictionary, options: Options): Dictionary[] {
  const own = objectAt(event, 'traits');
  const persisted = Object.entries(objectAt(objectAt(event, 'context'), 'traits'));
  const others = Object.fromEntries(persisted.filter(([name]) => isBlank(own[name])));
  const [fromTraits, fromContext] = [
    renamedBelow('traits', options),
    renamedBelow('context.traits', options),
  ];
  return [withoutRenamed(own, fromTraits), withoutRenamed(others, [...fromTraits, ...fromContext])];
}

function withoutRenamed(traits: Dictionary, renamed: readonly string[][]): Dictionary {
  const entries = Object.entries(traits)
    .filter(([name]) => !renamed.some(([trait, part]) => trait === name && part === undefined))
    .map(([name, value]): [string, unknown] => {
      const parts = renamed.filter(([trait]) => trait === name).map(([, part]) => part);
      if (!isObject(value)) return [name, value];
      return [name, Object.fromEntries(Object.entries(value).filter(([part]) => !parts.includes(part)))];
    });
  return Object.fromEntries(entries);
}
