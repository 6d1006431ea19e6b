import type { SavedMapping } from '@encharge-destinations/segment';
import { isRecord } from '../cli/json/records';
import { readJsonFile } from '../cli/json/read-json-file';
import { UsageError } from '../cli/usage-error';

/** A saved mapping and how to call it. */
export interface NamedMapping extends SavedMapping {
  /** Its name in Segment, or else the action's key. */
  name: string;
}

const HINT =
  'Give subscriptions as Segment\'s Public API answers them, or {"partnerAction":"trackEvent","mapping":{…},"trigger":"type = \\"track\\""}, one or a list.';

/**
 * Reads saved mappings: one or a list, with the names that Segment uses inside (`partnerAction`, `mapping`, `subscribe`) or those of
 * its Public API (`actionSlug`, `settings`, `trigger`), in the API's envelopes or bare. Mappings that are switched off are left out.
 *
 * @throws {UsageError} saying what is missing, without values.
 */
export async function readSavedMappings(file: string): Promise<NamedMapping[]> {
  const entries = listOf(await readJsonFile(file));
  if (entries === undefined) throw new UsageError(`"${file}" holds no saved mapping. ${HINT}`);
  const mappings = entries
    .filter((entry) => !isRecord(entry) || entry['enabled'] !== false)
    .map((entry, index) => mappingOf(file, entry, index));
  if (mappings.length === 0) throw new UsageError(`"${file}" holds no mapping that is switched on. ${HINT}`);
  return mappings;
}

function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (!isRecord(value)) return undefined;
  const inner = value['data'] ?? value['subscriptions'] ?? value['subscription'];
  return inner === undefined ? [value] : listOf(inner);
}

function mappingOf(file: string, entry: unknown, index: number): NamedMapping {
  const given = isRecord(entry) ? entry : {};
  const action = given['partnerAction'] ?? given['actionSlug'];
  const mapping = given['mapping'] ?? given['settings'];
  if (typeof action !== 'string' || !isRecord(mapping))
    throw new UsageError(
      `Mapping ${index + 1} of "${file}" names no action, or holds no mapping of fields. ${HINT}`,
    );
  const trigger = given['trigger'] ?? given['subscribe'];
  const name = given['name'];
  return {
    action,
    mapping,
    name: typeof name === 'string' && name.trim() !== '' ? name : action,
    ...(typeof trigger === 'string' && trigger.trim() !== '' ? { trigger } : {}),
  };
}
