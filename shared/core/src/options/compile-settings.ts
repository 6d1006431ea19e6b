import { MappingError } from '../errors';
import { isReservedField, nameList } from '../person/names';
import { parseTags } from '../person/tags';
import { NEVER_ON_EVENTS, TRAIT_FIELDS } from '../tables/person-fields';
import type { CompiledRename, MapOptions, Path, Settings } from '../types';
import { isDictionary, isHostileKey } from '../values/values';

const DAY_MS = 86_400_000;
/** Where a rename reads fields: the start of its path, and the fields. */
const ROOTS: readonly { steps: Path; fields: readonly string[] }[] = [
  { steps: ['traits'], fields: TRAIT_FIELDS },
  { steps: ['context', 'traits'], fields: TRAIT_FIELDS.slice(1) },
  { steps: ['properties'], fields: ['properties'] },
];
/** Fields that hold on every call. */
const IDENTITY = new Set(['userId', 'email']);

/** Checks the options and fills in the defaults. The error for an invalid one names it and what it takes. */
export function compileSettings(options: MapOptions = {}): Settings {
  const given: unknown = options;
  if (!isDictionary(given))
    throw new MappingError('invalid_option', '', 'options.valid', 'options: an object is needed.');
  const read = <T>(key: keyof MapOptions, check: Reader<T>): T | undefined => {
    // Forms write null for an unset option.
    const value = given[key] ?? undefined;
    return value === undefined ? undefined : check(value, key);
  };
  const dialect = read('dialect', oneOf('documented', 'segment')) ?? 'documented';
  const isSegment = dialect === 'segment';
  const renames = read('rename', listOf(rename)) ?? [];
  // An empty list counts as not set: forms leave such lists behind, and nobody means to allow nothing.
  const [allow, deny] = (['allow', 'deny'] as const).map((key) => {
    const names = read(key, listOf(name)) ?? [];
    return names.length === 0 ? undefined : nameList(names);
  });
  return {
    dialect,
    pages: read('pages', oneOf('off', 'event', 'visit')) ?? (isSegment ? 'visit' : 'event'),
    screens: read('screens', oneOf('off', 'event')) ?? 'event',
    objectType: read('objectType', objectType) ?? 'company',
    tagRules: read('tagRules', listOf(tagRule)) ?? [],
    maxEventAge: ageLimit(read('maxEventAge', number), read('now', number)),
    anonymous: read('anonymous', oneOf('skip', 'send')) ?? (isSegment ? 'send' : 'skip'),
    emailOnEvents: read('emailOnEvents', oneOf('always', 'withoutUserId')) ?? 'always',
    emailFromProperties: read('emailFromProperties', oneOf('withoutIdentity', 'never')) ?? 'withoutIdentity',
    renames: renames.filter(({ fields }) => fields.length > 0),
    eventRenames: renames.filter(({ fields, to }) => fields.length === 0 || IDENTITY.has(to)),
    allow,
    deny,
    traitsOnEvents: new Set(read('traitsOnEvents', listOf(eventTrait))),
    clearOnNull: read('clearOnNull', truth) ?? false,
    sendIp: read('sendIp', truth) ?? true,
    trace: read('trace', truth) ?? false,
  };
}

/** Checks one option value; `at` is its place without the first slash. */
type Reader<T> = (value: unknown, at: string) => T;

function invalid(at: string, takes: string): MappingError {
  const message = `options: ${at} takes ${takes}. Correct the option.`;
  return new MappingError('invalid_option', `/${at}`, 'options.valid', message);
}

function reader<T>(isValid: (value: unknown) => boolean, takes: string): Reader<T> {
  return (value, at) => {
    if (!isValid(value)) throw invalid(at, takes);
    return value as T;
  };
}

function oneOf<T extends string>(...values: readonly T[]): Reader<T> {
  const known: readonly unknown[] = values;
  return reader((value) => known.includes(value), `one of ${values.join(', ')}`);
}

function listOf<T>(read: Reader<T>): Reader<T[]> {
  return (value, at) => list(value, at).map((item, index) => read(item, `${at}/${index}`));
}

const truth = reader<boolean>((value) => typeof value === 'boolean', 'true or false');
const number = reader<number>(Number.isFinite, 'a number');
const list = reader<readonly unknown[]>(Array.isArray, 'a list');
const filled = reader<string>((value) => typeof value === 'string' && value.trim() !== '', 'a name');

function name(value: unknown, at: string): string {
  return filled(value, at).trim();
}

function eventTrait(value: unknown, at: string): string {
  const trait = name(value, at);
  if (!NEVER_ON_EVENTS.has(trait)) return trait;
  throw invalid(at, 'traits that may go out with events; this one never does');
}

function tagRule(value: unknown, at: string): Settings['tagRules'][number] {
  if (!isDictionary(value) || typeof value['event'] !== 'string') throw invalid(at, 'an event name and tags');
  const { tags, refused } = parseTags(value['tags']);
  if (tags.length === 0 || refused.length > 0) throw invalid(`${at}/tags`, 'tags without commas');
  return { event: value['event'].trim(), tags };
}

function objectType(value: unknown, at: string): string | Path {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  const trait = isDictionary(value) ? value['trait'] : undefined;
  const path = typeof trait === 'string' ? parsePath(trait) : undefined;
  if (path === undefined) throw invalid(at, 'a name, or { trait } with a dot path');
  return path;
}

function ageLimit(days: number | undefined, now: number | undefined): Settings['maxEventAge'] {
  if (days === undefined || days <= 0) return undefined;
  if (now === undefined) throw invalid('now', 'epoch milliseconds when maxEventAge is set');
  return { days, since: now - days * DAY_MS };
}

function rename(value: unknown, at: string): CompiledRename {
  if (!isDictionary(value) || typeof value['from'] !== 'string')
    throw invalid(at, 'a path `from` and a field `to`');
  const path = parsePath(value['from']);
  if (path === undefined) throw invalid(`${at}/from`, 'a dot path such as traits.prefs.theme');
  const to = name(value['to'], `${at}/to`);
  if (isReservedField(to))
    throw invalid(`${at}/to`, 'a person field that can be written; this one Encharge maintains itself');
  const root = ROOTS.find(({ steps }) => steps.every((step, index) => step === path[index]));
  const below = path.slice(root?.steps.length);
  if (root === undefined || below.length === 0) return { fields: [], path, to, places: [path] };
  // `traits.` reads the merged traits.
  const places = root.fields === TRAIT_FIELDS ? [path, ['context', ...path]] : [path];
  return { fields: root.fields, path: below, to, places };
}

/**
 * The steps of a dot path; `undefined` for one that is empty or would reach a prototype. A leading `$.` is accepted.
 *
 * @example parsePath('$.properties.products[0].name') // ['properties', 'products', '0', 'name']
 */
export function parsePath(text: string): Path | undefined {
  const plain = text.trim().replace(/^\$\./, '');
  const steps = plain.replace(/\[(\d+)]/g, '.$1').split('.');
  return steps.some((step) => step === '' || isHostileKey(step)) ? undefined : steps;
}
