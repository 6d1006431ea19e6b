import { isDeepStrictEqual } from 'node:util';
import { createMapper, MappingError } from '@encharge-destinations/core';
import type { MapOptions, MapResult } from '@encharge-destinations/core';
import { documentedPayloadSchema, segmentPayloadSchema } from '@encharge-destinations/core/schema';
import { arbitraryMessyEvent, arbitraryOptions } from '@encharge-destinations/testkit';
import fc from 'fast-check';
import { hostileKey, hostileRecipe, hostileText, MARKER } from '../hostile';
import { make } from '../recipe';
import { defineTarget } from '../target';
import { deepFreeze } from '../deep-freeze';

/** Far above what any input needs, far below what anything quadratic takes. */
const LONGEST_MS = 10_000;
const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype];

interface Input {
  event: unknown;
  options: MapOptions;
}

const bag = fc.oneof(
  { weight: 6, arbitrary: fc.dictionary(hostileKey, hostileRecipe, { maxKeys: 6, noNullPrototype: true }) },
  { weight: 1, arbitrary: hostileRecipe },
);
const id = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>('user-1', 'ada@example.com', 42) },
  hostileRecipe,
);

/** An event with surprises everywhere; every part of it may be missing. */
const event = fc.oneof(
  { weight: 1, arbitrary: hostileRecipe },
  { weight: 10, arbitrary: arbitraryMessyEvent },
  {
    weight: 20,
    arbitrary: fc.record(
      {
        type: fc.oneof(
          {
            weight: 20,
            arbitrary: fc.constantFrom('track', 'identify', 'page', 'screen', 'group', 'alias', ' TRACK '),
          },
          hostileRecipe,
        ),
        event: fc.oneof(hostileText, hostileRecipe),
        name: hostileRecipe,
        category: hostileRecipe,
        userId: id,
        anonymousId: id,
        previousId: id,
        groupId: id,
        traits: bag,
        properties: bag,
        context: fc.oneof(
          { weight: 1, arbitrary: hostileRecipe },
          {
            weight: 5,
            arbitrary: fc.record(
              {
                traits: bag,
                ip: hostileRecipe,
                userAgent: hostileRecipe,
                page: bag,
                campaign: bag,
                location: bag,
                groupId: id,
              },
              { requiredKeys: [] },
            ),
          },
        ),
        timestamp: hostileRecipe,
        messageId: hostileRecipe,
        channel: hostileRecipe,
        request_ip: hostileRecipe,
      },
      { requiredKeys: ['type'] },
    ),
  },
);

/** The mapper, whatever an event contains. */
export const coreEvents = defineTarget<Input>({
  name: 'core-events',
  about:
    'mapEvent throws only MappingError, returns valid JSON, changes neither event nor prototypes, gives the same result twice, traces every leaf, repeats no value in a message, and takes time proportional to the event',
  arbitrary: fc.record({ event, options: arbitraryOptions }),
  start: () => ({ check }),
});

function check({ event: recipe, options }: Input): void {
  const made = deepFreeze(make(recipe));
  const before = PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype));
  const started = performance.now();
  const plain = outcomeOf(made, options);
  const took = performance.now() - started;
  if (took > LONGEST_MS) throw new Error(`mapping took ${Math.round(took)} ms`);
  if (!isDeepStrictEqual(outcomeOf(made, options), plain)) throw new Error('mapping twice differs');
  const traced = outcomeOf(made, { ...options, trace: true });
  if (
    !isDeepStrictEqual(
      PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype)),
      before,
    )
  )
    throw new Error('a prototype was changed');
  checkWords(traced);
  if (plain instanceof MappingError || traced instanceof MappingError) {
    if (!isDeepStrictEqual(plain, traced)) throw new Error('tracing changes the error');
    return;
  }
  const schema = options.dialect === 'segment' ? segmentPayloadSchema : documentedPayloadSchema;
  for (const payload of plain.payloads) {
    const text = JSON.stringify(payload);
    if (!isDeepStrictEqual(JSON.parse(text), payload)) throw new Error('the payload differs from its JSON');
    const issue = schema.safeParse(payload).error?.issues[0];
    if (issue !== undefined) throw new Error(`the payload breaks its schema: ${JSON.stringify(issue)}`);
  }
  checkTrace(traced);
}

function outcomeOf(made: unknown, options: MapOptions): MapResult | MappingError {
  const map = createMapper(options);
  try {
    return map(made);
  } catch (error) {
    if (error instanceof MappingError) return error;
    throw new Error(`${String(error)} was thrown`, { cause: error });
  }
}

/** Messages name places, never values. */
function checkWords(outcome: MapResult | MappingError): void {
  const words =
    outcome instanceof MappingError
      ? [outcome.message]
      : [
          ...outcome.warnings.map(({ message }) => message),
          ...(outcome.dropped ?? []).map(({ reason }) => reason),
          outcome.skipped?.reason ?? '',
        ];
  if (words.some((text) => text.includes(MARKER))) throw new Error('an error or a warning contains a value');
}

function checkTrace({ payloads, trace = [] }: MapResult): void {
  const [payload] = payloads;
  for (const { target } of trace) {
    const steps = target.split('/').slice(1);
    let value: unknown = payload;
    for (const step of steps) {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
        throw new Error(`the trace names ${target}, where there is nothing`);
      value = (value as Record<string, unknown>)[key];
    }
  }
}
