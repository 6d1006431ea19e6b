import { isDictionary } from '../values/dictionary';
import { MappingError } from '../errors';
import { parsePath } from './dot-path';
import { isReservedField, TraitNames } from '../person/names';
import { parseTags } from '../person/tags';
import type { CompiledRename, NamedPlaces, Settings } from '../settings';
import type { MapOptions, Path } from '../types';

const DAY_MS = 86_400_000;
const NEVER_ON_EVENTS = new Set(['tags', 'unsubscribed', 'marketingConsent']);

const DEFAULTS = {
  documented: compile({ dialect: 'documented' }),
  segment: compile({ dialect: 'segment' }),
};

/**
 * Checks the options and puts the defaults in.
 *
 * @throws MappingError `invalid_option` naming the option and what it takes.
 */
export function compileSettings(options: MapOptions | undefined): Settings {
  // Most callers set no more than the dialect: nothing to check again for every event.
  if (options === undefined) return DEFAULTS.documented;
  return compile(options);
}

function compile(options: MapOptions): Settings {
  const given: unknown = options;
  if (!isDictionary(given))
    throw new MappingError('invalid_option', '', 'options.valid', 'options: an object is needed.');
  const dialect = choice(options.dialect, 'dialect', ['documented', 'segment']) ?? 'documented';
  const isSegment = dialect === 'segment';
  const maxEventAge = number(options.maxEventAge, 'maxEventAge');
  const now = number(options.now, 'now');
  const renames = list(options.rename, 'rename', rename) ?? [];
  const identityRenames = renames.filter(({ to }) => to === 'userId' || to === 'email');
  return {
    dialect,
    pages: choice(options.pages, 'pages', ['off', 'event', 'visit']) ?? (isSegment ? 'visit' : 'event'),
    screens: choice(options.screens, 'screens', ['off', 'event']) ?? 'event',
    objectType: objectType(options.objectType),
    tagRules: list(options.tagRules, 'tagRules', tagRule) ?? [],
    maxEventAge: maxEventAge === undefined || maxEventAge <= 0 ? undefined : ageLimit(maxEventAge, now),
    anonymous: choice(options.anonymous, 'anonymous', ['skip', 'send']) ?? (isSegment ? 'send' : 'skip'),
    emailOnEvents: choice(options.emailOnEvents, 'emailOnEvents', ['always', 'withoutUserId']) ?? 'always',
    emailFromProperties:
      choice(options.emailFromProperties, 'emailFromProperties', ['withoutIdentity', 'never']) ??
      'withoutIdentity',
    renames: renames.filter(({ root }) => root !== 'event'),
    eventRenames: namedPlaces([...renames.filter(({ root }) => root === 'event'), ...identityRenames]),
    identityRenames: namedPlaces(identityRenames),
    allow: fieldSet(options.allow, 'allow'),
    deny: fieldSet(options.deny, 'deny'),
    traitsOnEvents: new Set(list(options.traitsOnEvents, 'traitsOnEvents', eventTrait)),
    clearOnNull: boolean(options.clearOnNull, 'clearOnNull') ?? false,
    sendIp: boolean(options.sendIp, 'sendIp') ?? true,
    trace: boolean(options.trace, 'trace') ?? false,
    traitNames: new TraitNames(),
  };
}

function invalid(path: string, option: string, takes: string): MappingError {
  return new MappingError(
    'invalid_option',
    path,
    'options.valid',
    `options: ${option} takes ${takes}. Correct the option.`,
  );
}

function choice<T extends string>(value: unknown, option: string, values: readonly T[]): T | undefined {
  if (value === undefined || value === null) return undefined;
  const found = values.find((known) => known === value);
  if (found === undefined) throw invalid(`/${option}`, option, `one of ${values.join(', ')}`);
  return found;
}

function boolean(value: unknown, option: string): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw invalid(`/${option}`, option, 'true or false');
  return value;
}

function number(value: unknown, option: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalid(`/${option}`, option, 'a number');
  return value;
}

function list<T>(value: unknown, option: string, read: (item: unknown, at: string) => T): T[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw invalid(`/${option}`, option, 'a list');
  return value.map((item, index) => read(item, `/${option}/${index}`));
}

function name(value: unknown, at: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw invalid(at, at.slice(1), 'a name');
  return value.trim();
}

function eventTrait(value: unknown, at: string): string {
  const trait = name(value, at);
  if (NEVER_ON_EVENTS.has(trait))
    throw invalid(at, at.slice(1), 'traits that may go out with events; this one never does');
  return trait;
}

/** An empty list counts as not set: forms leave such lists behind, and nobody means to allow nothing. */
function fieldSet(value: unknown, option: string): ReadonlySet<string> | undefined {
  const names = list(value, option, name) ?? [];
  return names.length === 0 ? undefined : new Set(names);
}

function tagRule(value: unknown, at: string): { event: string; tags: readonly string[] } {
  if (!isDictionary(value) || typeof value['event'] !== 'string')
    throw invalid(at, at.slice(1), 'an event name and tags');
  const tags = parseTags(value['tags']);
  if (tags.list.length === 0 || tags.refused.length > 0)
    throw invalid(`${at}/tags`, `${at.slice(1)}/tags`, 'tags without commas');
  return { event: value['event'].trim(), tags: tags.list };
}

function objectType(value: unknown): string | Path {
  if (value === undefined || value === null) return 'company';
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  const path =
    isDictionary(value) && typeof value['trait'] === 'string' ? parsePath(value['trait']) : undefined;
  if (path === undefined) throw invalid('/objectType', 'objectType', 'a name, or { trait } with a dot path');
  return path;
}

function ageLimit(days: number, now: number | undefined): { days: number; since: number } {
  if (now === undefined) throw invalid('/now', 'now', 'epoch milliseconds when maxEventAge is set');
  return { days, since: now - days * DAY_MS };
}

/** Each field once, with all its places. */
function namedPlaces(renames: readonly { to: string; places: readonly Path[] }[]): readonly NamedPlaces[] {
  return [...new Set(renames.map(({ to }) => to))].map((key) => ({
    key,
    places: renames.filter(({ to }) => to === key).flatMap(({ places }) => places),
  }));
}

function rename(value: unknown, at: string): CompiledRename {
  if (!isDictionary(value) || typeof value['from'] !== 'string')
    throw invalid(at, at.slice(1), 'a path `from` and a field `to`');
  const path = parsePath(value['from']);
  if (path === undefined)
    throw invalid(`${at}/from`, `${at.slice(1)}/from`, 'a dot path such as traits.prefs.theme');
  const to = name(value['to'], `${at}/to`);
  if (isReservedField(to))
    throw invalid(
      `${at}/to`,
      `${at.slice(1)}/to`,
      'a person field that can be written; this one Encharge keeps itself',
    );
  const [first = '', second = ''] = path;
  // `traits.` reads the merged traits.
  const places = first === 'traits' && path.length > 1 ? [path, ['context', ...path]] : [path];
  if (first === 'traits' && path.length > 1) return { root: 'traits', path: path.slice(1), to, places };
  if (first === 'context' && second === 'traits' && path.length > 2)
    return { root: 'traits', path: path.slice(2), to, places };
  if (first === 'properties' && path.length > 1)
    return { root: 'properties', path: path.slice(1), to, places };
  return { root: 'event', path, to, places };
}
