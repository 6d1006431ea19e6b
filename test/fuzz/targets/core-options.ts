import { isDeepStrictEqual } from 'node:util';
import { createMapper, MappingError, optionDefinitions } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { mapOptionsSchema } from '@encharge-destinations/core/schema';
import { arbitraryOptions } from '@encharge-destinations/testkit';
import fc from 'fast-check';
import { hostileJson, hostileKey, hostileText } from '../hostile';
import { defineTarget } from '../target';

const NOW = 1_767_323_045_678;
/** Events that give every option something to do. */
const PROBES = [
  {
    type: 'track',
    event: 'a',
    userId: 'u',
    properties: { plan: 'x' },
    context: { ip: '8.8.8.8', traits: { plan: 'y' } },
  },
  {
    type: 'identify',
    userId: 'u',
    traits: { plan: 'x', city: 'Sofia', firstName: null, email: 'ada@example.com' },
  },
  { type: 'group', userId: 'u', groupId: 'g', traits: { plan: 'company' } },
  { type: 'page', userId: 'u', name: 'n' },
  { type: 'screen', anonymousId: 'x', name: 'n' },
];

const path = fc.oneof(
  fc.constantFrom('traits.plan', '$.traits.plan', 'a..b', '.', 'traits.__proto__.x', ' '),
  hostileText,
);
const tags = fc.oneof(
  fc.constantFrom<unknown>('vip', 'a,b', ',', ' , ', ['a', 'b'], ['a,b'], [], [' '], [1], 7, null),
  hostileText,
);
const field = fc.oneof(
  fc.constantFrom('plan', 'id', 'createdAt', 'email', 'userId', 'tags', ''),
  hostileText,
);
const odd: fc.Arbitrary<unknown> = fc.record(
  {
    dialect: fc.oneof(fc.constantFrom<unknown>('documented', 'segment'), hostileJson),
    pages: fc.oneof(fc.constantFrom<unknown>('off', 'event', 'visit'), hostileJson),
    objectType: fc.oneof(fc.record({ trait: path }), hostileText, hostileJson),
    tagRules: fc.oneof(
      fc.array(fc.record({ event: fc.oneof(fc.constantFrom('a', ' a '), hostileText), tags }), {
        maxLength: 2,
      }),
      hostileJson,
    ),
    maxEventAge: fc.oneof(fc.constantFrom<unknown>(0, -0, -1, 1e308, '3'), hostileJson),
    emailOnEvents: fc.oneof(fc.constantFrom<unknown>('always', 'withoutUserId'), hostileJson),
    emailFromProperties: fc.oneof(fc.constantFrom<unknown>('withoutIdentity', 'never'), hostileJson),
    rename: fc.oneof(fc.array(fc.record({ from: path, to: field }), { maxLength: 2 }), hostileJson),
    allow: fc.oneof(fc.array(field, { maxLength: 3 }), hostileJson),
    deny: fc.oneof(fc.array(field, { maxLength: 3 }), hostileJson),
    traitsOnEvents: fc.oneof(fc.array(field, { maxLength: 3 }), hostileJson),
    clearOnNull: hostileJson,
    sendIp: hostileJson,
  },
  { requiredKeys: [] },
);

/** The options: the schema for handwritten files, and the mapper's own check. */
export const coreOptions = defineTarget<unknown>({
  name: 'core-options',
  about:
    'the mapper accepts what mapOptionsSchema accepts, with the same meaning; the schema additionally rejects only typos, nulls and half-written tag rules; only MappingError is thrown',
  arbitrary: fc.oneof(
    { weight: 4, arbitrary: odd },
    { weight: 1, arbitrary: arbitraryOptions },
    {
      weight: 1,
      arbitrary: fc.dictionary(
        fc.oneof(fc.constantFrom(...optionDefinitions.map(({ key }) => key)), hostileKey),
        hostileJson,
      ),
    },
    { weight: 1, arbitrary: hostileJson },
  ),
  start: () => ({ check }),
});

function check(options: unknown): void {
  const read = mapOptionsSchema.safeParse(options);
  const taken = takes(options);
  if (read.success) {
    if (!taken) throw new Error('the schema accepts options that the mapper rejects');
    const meant = PROBES.map((event) => outcomeOf(event, options as MapOptions));
    if (
      !isDeepStrictEqual(
        PROBES.map((event) => outcomeOf(event, read.data)),
        meant,
      )
    )
      throw new Error('the options change meaning once the schema has read them');
    return;
  }
  if (!taken) return;
  const unknown = read.error.issues.filter(
    (issue) =>
      issue.code !== 'unrecognized_keys' && issue.path[0] !== 'tagRules' && !isLenient(options, issue.path),
  );
  if (unknown.length > 0)
    throw new Error(`the schema rejects what the mapper accepts: ${JSON.stringify(unknown[0])}`);
}

/** The mapper treats `null` as "not set", and ignores unknown keys inside `objectType` and `rename`. */
function isLenient(options: unknown, path: readonly PropertyKey[]): boolean {
  let value: unknown = options;
  for (const step of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[step];
  return value === null || value === undefined || path[0] === 'objectType';
}

function takes(options: unknown): boolean {
  try {
    createMapper(withNow(options));
    return true;
  } catch (error) {
    if (error instanceof MappingError && error.code === 'invalid_option') return false;
    throw error;
  }
}

function withNow(options: unknown): MapOptions {
  return typeof options === 'object' && options !== null && !Array.isArray(options)
    ? { ...options, now: NOW }
    : (options as MapOptions);
}

function outcomeOf(event: unknown, options: MapOptions): unknown {
  try {
    return createMapper(withNow(options))(event);
  } catch (error) {
    if (error instanceof MappingError) return { code: error.code, path: error.path };
    throw error;
  }
}
