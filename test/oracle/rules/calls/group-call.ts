import { identityOf } from '../identity';
import { idOf } from '../ids';
import { looksSecret } from '../names';
import { readPath } from '../paths';
import { compact, copied, isBlank, objectAt } from '../text';
import { readDateTime } from '../times';
import type { Dictionary, Expected, Options } from '../types';
import { dateValue } from '../values';

/** An object, and the person who belongs to it. */
export function groupCall(event: Dictionary, options: Options): Expected {
  const traits = { ...objectAt(event, 'traits') };
  const traitId = idOf(traits['groupId']);
  const externalId = idOf(event['groupId']) ?? traitId;
  if (traitId === externalId) delete traits['groupId'];
  const objectType = objectTypeOf(event, options);
  const ends = [
    externalId === undefined ? 'missing_object_id' : undefined,
    objectType === undefined ? 'missing_object_type' : undefined,
  ].filter((end) => end !== undefined);
  if (ends.length > 0) return { ends };
  const { identity } = identityOf('group', event, options);
  return {
    payloads: [
      compact({
        type: 'group',
        objectType,
        properties: { ...objectFields(traits, options), externalId },
        user: compact({ ...identity }),
      }),
    ],
  };
}

function objectTypeOf(event: Dictionary, { objectType }: Options): string | undefined {
  const value = typeof objectType === 'string' ? objectType : readPath(event, objectType.trait);
  return typeof value === 'string' && !isBlank(value) ? value.trim() : undefined;
}

/** By the rules for person field values; nested values are unchanged. */
function objectFields(traits: Dictionary, { clearOnNull }: Options): Dictionary {
  const fields = Object.entries(traits).map(([name, value]): [string, unknown] => {
    if (name === 'id' || name === 'externalId') return [name, undefined];
    if (isBlank(copied(value))) return [name, clearOnNull && value === null ? '' : undefined];
    if (name === 'createdAt') return [name, dateValue(name, value)];
    if (typeof value !== 'string') return [name, copied(value)];
    const time = readDateTime(value);
    if (time === undefined && looksSecret(name)) return [name, undefined];
    return [name, time?.text ?? copied(value)];
  });
  return compact(Object.fromEntries(fields));
}
