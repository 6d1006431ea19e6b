import type { SavedMapping } from '@encharge-destinations/segment';
import { isRecord } from '../cli/json/records';
import { readJsonFile } from '../cli/json/read-json-file';
import { UsageError } from '../cli/usage-error';

/** A saved mapping and its name. */
export interface NamedMapping extends SavedMapping {
  /** Its name in Segment, or the action's key. */
  name: string;
}

const HINT =
  'Give subscriptions as Segment\'s Public API answers them, or {"partnerAction":"trackEvent","mapping":{…},"trigger":"type = \\"track\\""}, one or a list.';

/**
 * Reads saved mappings: one or a list, with Segment's internal names (`partnerAction`, `mapping`, `subscribe`) or its Public API's
 * (`actionSlug`, `settings`, `trigger`), bare or in the API's envelopes. Skips disabled mappings.
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
  const saved = isRecord(entry) ? entry : {};
  const action = saved['partnerAction'] ?? saved['actionSlug'];
  const mapping = saved['mapping'] ?? saved['settings'];
  if (typeof action !== 'string' || !isRecord(mapping))
    throw new UsageError(
      `Mapping ${index + 1} of "${file}" names no action, or holds no mapping of fields. ${HINT}`,
    );
  const trigger = saved['trigger'] ?? saved['subscribe'];
  const name = saved['name'];
  return {
    action,
    mapping,
    name: typeof name === 'string' && name.trim() !== '' ? name : action,
    ...(typeof trigger === 'string' && trigger.trim() !== '' ? { trigger } : {}),
  };
}
