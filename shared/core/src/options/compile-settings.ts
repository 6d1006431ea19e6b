import { isDictionary } from '../values/dictionary';
import { MappingError } from '../errors';
import { parsePath } from './dot-path';
import { isReservedField, TraitNames } from '../person/names';
import { parseTags } from '../person/tags';
import type { CompiledRename, Dictionary, MapOptions, NamedPlaces, Path, Settings } from '../types';

const DAY_MS = 86_400_000;
/** Traits that an event may not update: it would add old tags again, or undo what a person chose since. */
export const NEVER_ON_EVENTS: ReadonlySet<string> = new Set(['tags', 'unsubscribed', 'marketingConsent']);

const DEFAULTS = compile({});

/**
 * Checks the options and puts the defaults in.
 *
 * @throws MappingError `invalid_option` naming the option and what it takes.
 */
export function compileSettings(options: MapOptions | undefined): Settings {
  return options === undefined ? DEFAULTS : compile(options);
}

function compile(options: MapOptions): Settings {
  const given: unknown = options;
  if (!isDictionary(given))
    throw new MappingError('invalid_option', '', 'options.valid', 'options: an object is needed.');
  const dialect = choice(given, 'dialect', ['documented', 'segment']) ?? 'documented';
  const isSegment = dialect === 'segment';
  const renames = list(given, 'rename', rename);
  const identityRenames = renames.filter(({ to }) => to === 'userId' || to === 'email');
  const [allow, deny] = [new Set(list(given, 'allow', name)), new Set(list(given, 'deny', name))];
  return {
    dialect,
    pages: choice(given, 'pages', ['off', 'event', 'visit']) ?? (isSegment ? 'visit' : 'event'),
    screens: choice(given, 'screens', ['off', 'event']) ?? 'event',
    objectType: objectType(given['objectType'] ?? 'company'),
    tagRules: list(given, 'tagRules', tagRule),
    maxEventAge: ageLimit(number(given, 'maxEventAge'), number(given, 'now')),
    anonymous: choice(given, 'anonymous', ['skip', 'send']) ?? (isSegment ? 'send' : 'skip'),
    emailOnEvents: choice(given, 'emailOnEvents', ['always', 'withoutUserId']) ?? 'always',
    emailFromProperties:
      choice(given, 'emailFromProperties', ['withoutIdentity', 'never']) ?? 'withoutIdentity',
    renames: renames.filter(({ root }) => root !== 'event'),
    eventRenames: namedPlaces([...renames.filter(({ root }) => root === 'event'), ...identityRenames]),
    identityRenames: namedPlaces(identityRenames),
    // An empty list counts as not set: forms leave such lists behind, and nobody means to allow nothing.
    allow: allow.size === 0 ? undefined : allow,
    deny: deny.size === 0 ? undefined : deny,
    traitsOnEvents: new Set(list(given, 'traitsOnEvents', eventTrait)),
    clearOnNull: boolean(given, 'clearOnNull') ?? false,
    sendIp: boolean(given, 'sendIp') ?? true,
    trace: boolean(given, 'trace') ?? false,
    traitNames: new TraitNames(),
  };
}

/** @param at The place of the option, without the first slash. */
function invalid(at: string, takes: string): MappingError {
  return new MappingError(
    'invalid_option',
    `/${at}`,
    'options.valid',
    `options: ${at} takes ${takes}. Correct the option.`,
  );
}

/** An option that is set; `null` is how forms write one that is not. */
function optional(
  options: Dictionary,
  key: string,
  isValid: (value: unknown) => boolean,
  takes: string,
): unknown {
  const value = options[key] ?? undefined;
  if (value !== undefined && !isValid(value)) throw invalid(key, takes);
  return value;
}

function choice<T extends string>(options: Dictionary, key: string, values: readonly T[]): T | undefined {
  const isKnown = (value: unknown): boolean => (values as readonly unknown[]).includes(value);
  return optional(options, key, isKnown, `one of ${values.join(', ')}`) as T | undefined;
}

function boolean(options: Dictionary, key: string): boolean | undefined {
  return optional(options, key, (value) => typeof value === 'boolean', 'true or false') as
    boolean | undefined;
}

function number(options: Dictionary, key: string): number | undefined {
  return optional(options, key, Number.isFinite, 'a number') as number | undefined;
}

function list<T>(options: Dictionary, key: string, read: (item: unknown, at: string) => T): T[] {
  const items = optional(options, key, Array.isArray, 'a list') ?? [];
  return (items as unknown[]).map((item, index) => read(item, `${key}/${index}`));
}

function name(value: unknown, at: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw invalid(at, 'a name');
  return value.trim();
}

function eventTrait(value: unknown, at: string): string {
  const trait = name(value, at);
  if (!NEVER_ON_EVENTS.has(trait)) return trait;
  throw invalid(at, 'traits that may go out with events; this one never does');
}

function tagRule(value: unknown, at: string): { event: string; tags: readonly string[] } {
  if (!isDictionary(value) || typeof value['event'] !== 'string') throw invalid(at, 'an event name and tags');
  const { list: tags, refused } = parseTags(value['tags']);
  if (tags.length === 0 || refused.length > 0) throw invalid(`${at}/tags`, 'tags without commas');
  return { event: value['event'].trim(), tags };
}

function objectType(value: unknown): string | Path {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  const path =
    isDictionary(value) && typeof value['trait'] === 'string' ? parsePath(value['trait']) : undefined;
  if (path !== undefined) return path;
  throw invalid('objectType', 'a name, or { trait } with a dot path');
}

function ageLimit(days: number | undefined, now: number | undefined): Settings['maxEventAge'] {
  if (days === undefined || days <= 0) return undefined;
  if (now === undefined) throw invalid('now', 'epoch milliseconds when maxEventAge is set');
  return { days, since: now - days * DAY_MS };
}

/** Each field once, with all its places. */
function namedPlaces(renames: readonly CompiledRename[]): readonly NamedPlaces[] {
  return [...new Set(renames.map(({ to }) => to))].map((key) => ({
    key,
    places: renames.filter(({ to }) => to === key).flatMap(({ places }) => places),
  }));
}

function rename(value: unknown, at: string): CompiledRename {
  if (!isDictionary(value) || typeof value['from'] !== 'string')
    throw invalid(at, 'a path `from` and a field `to`');
  const path = parsePath(value['from']);
  if (path === undefined) throw invalid(`${at}/from`, 'a dot path such as traits.prefs.theme');
  const to = name(value['to'], `${at}/to`);
  if (isReservedField(to))
    throw invalid(`${at}/to`, 'a person field that can be written; this one Encharge keeps itself');
  const isOfContext = path[0] === 'context' && path[1] === 'traits';
  const below = path.slice(isOfContext ? 2 : 1);
  const root = isOfContext ? 'traits' : path[0];
  if (below.length === 0 || (root !== 'traits' && root !== 'properties'))
    return { root: 'event', path, to, places: [path] };
  // `traits.` reads the merged traits.
  const places = path[0] === 'traits' ? [path, ['context', ...path]] : [path];
  return { root, path: below, to, places };
}
