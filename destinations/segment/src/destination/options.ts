import { MappingError, readId } from '@encharge-destinations/core';
import type { Fields, MapOptions, Rename } from '@encharge-destinations/core';
import type { Settings } from './generated-types';

/** The mapper's options that are settings, with their values; the other options belong to a mapping. */
const OPTIONS = Object.entries<readonly string[]>({
  dialect: ['documented', 'segment'],
  pages: ['off', 'event', 'visit'],
  screens: ['off', 'event'],
  anonymous: ['skip', 'send'],
  emailOnEvents: ['always', 'withoutUserId'],
  emailFromProperties: ['withoutIdentity', 'never'],
  clearOnNull: ['true', 'false'],
  sendIp: ['true', 'false'],
});

/** True for a number of days, and for a blank, which means no limit. */
export function isAge(days: unknown): boolean {
  return !Number.isNaN(Number(days ?? 0));
}

const ROOTS = ['traits.', 'properties.', 'context.traits.'];

/**
 * The mapper's options for one event: the settings' and the mapping's.
 *
 * @throws MappingError `invalid_option` for a rename that reads neither a trait nor a property.
 */
export function optionsOf(settings: Settings, { rename, allow, deny }: Fields): MapOptions {
  const mapped = { rename: renames(rename), allow: names(allow), deny: names(deny) };
  // Encharge's own destination uses this dialect, and saved mappings expect it.
  return { dialect: 'segment', ...settingsOptions(settings), ...mapped };
}

/** The options that are settings. A value that a setting does not accept counts as not set: Segment stores blanks in several forms. */
export function settingsOptions(settings: Settings): MapOptions {
  const options: Record<string, unknown> = {};
  for (const [key, known] of OPTIONS) {
    const text = String((settings as Fields)[key]);
    // Switches are stored as text.
    if (known.includes(text)) options[key] = known.includes('true') ? text === 'true' : text;
  }
  const days = Number(settings.maxEventAge);
  // 0 means no limit.
  return days > 0 ? { ...options, maxEventAge: days, now: Date.now() } : options;
}

/**
 * A mapping's fields as `build` takes them. Segment has turned single tags into lists and epoch numbers into text.
 *
 * @param payload What Segment's mapping resolved and its validation let through. Not changed.
 */
export function buildFields(payload: Fields): Fields {
  const { tags, timestamp, externalId, objectData } = payload;
  const adjusted: Record<string, unknown> = {};
  // Segment's mapping takes the first id that is not blank; it may be a placeholder.
  const groupId = (objectData as Fields | undefined)?.['groupId'];
  if (readId(externalId) === undefined && readId(groupId) !== undefined) adjusted['externalId'] = groupId;
  // A list of one may come from comma-separated text; in a longer list a comma is an error.
  if (Array.isArray(tags) && tags.length === 1) adjusted['tags'] = tags[0] as unknown;
  if (typeof timestamp === 'string' && /^\d{9,14}$/.test(timestamp))
    adjusted['timestamp'] = Number(timestamp);
  return Object.keys(adjusted).length === 0 ? payload : { ...payload, ...adjusted };
}

function renames(value: unknown): Rename[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value)
    .filter(([from, to]: [string, unknown]) => from.trim() !== '' && to !== '' && to !== null)
    .map(([from, to]: [string, unknown]) => ({ from: rootedPath(from), to: to as string }));
}

function rootedPath(text: string): string {
  const path = text.trim().replace(/^\$\./, '');
  if (ROOTS.some((root) => path.startsWith(root))) return path;
  if (!path.startsWith('context.')) return `traits.${path}`;
  const message =
    'options: rename reads traits and properties only. Map other values to a person field under "More person fields".';
  throw new MappingError('invalid_option', '/rename', 'options.valid', message);
}

function names(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter((name): name is string => typeof name === 'string' && name.trim() !== '');
}
