import { isDeepStrictEqual } from 'node:util';
import { mapEvent, MappingError } from '@encharge-destinations/core';
import type { Dictionary, MapOptions, MapResult } from '@encharge-destinations/core';
import { documentedPayloadSchema, segmentPayloadSchema } from '@encharge-destinations/core/schema';
import {
  actedEvent,
  arbitraryEvent,
  arbitraryOptions,
  foreignNames,
  namePeople,
  seededRandom,
} from '@encharge-destinations/testkit';
import fc from 'fast-check';
import { pointerTo } from '../src/pointer';

// Short runs every time; `npm run million` does the long one.
const RUNS = 500;

/** The result of mapping, or its MappingError. Any other error fails the test. */
function outcomeOf(event: unknown, options: MapOptions): MapResult | MappingError {
  try {
    return mapEvent(event, options);
  } catch (error) {
    if (error instanceof MappingError) return error;
    throw error;
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

/** Every leaf of a value with its pointer. */
function leavesOf(value: unknown, at = ''): [string, unknown][] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) return [[at, value]];
  return entries.flatMap(([key, item]) => leavesOf(item, pointerTo(at, key)));
}

function valueAt(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, step) => (value as Dictionary)[step.replaceAll('~1', '/').replaceAll('~0', '~')],
      root,
    );
}

test('any event maps to valid payloads, is skipped with a reason, or throws MappingError; twice gives the same', () => {
  fc.assert(
    fc.property(arbitraryEvent, arbitraryOptions, (event, options) => {
      deepFreeze(event);
      const outcome = outcomeOf(event, options);
      if (!isDeepStrictEqual(outcomeOf(event, options), outcome)) throw new Error('mapping twice differs');
      if (outcome instanceof MappingError) return;
      expect(outcome.payloads.length === 0).toBe(outcome.skipped !== undefined);
      const schema = options.dialect === 'segment' ? segmentPayloadSchema : documentedPayloadSchema;
      for (const payload of outcome.payloads) {
        const issues = schema.safeParse(payload).error?.issues;
        if (issues !== undefined) throw new Error(JSON.stringify({ issues, payload }));
        if (!isDeepStrictEqual(JSON.parse(JSON.stringify(payload)), payload))
          throw new Error('the payload is no JSON');
      }
    }),
    { numRuns: RUNS, seed: 1 },
  );
});

test('the trace names every leaf of the payload once, and its source is where the value stood', () => {
  fc.assert(
    fc.property(arbitraryEvent, arbitraryOptions, (event, options) => {
      const outcome = outcomeOf(event, { ...options, trace: true });
      if (outcome instanceof MappingError) return;
      const leaves = outcome.payloads.flatMap((payload) => leavesOf(payload).map(([at]) => at));
      expect((outcome.trace ?? []).map(({ target }) => target).sort()).toEqual(leaves.sort());
      for (const { source } of outcome.trace ?? []) {
        if (source !== undefined && valueAt(event, source) === undefined)
          throw new Error(`nothing stands at ${source}`);
      }
      for (const { source } of outcome.dropped ?? []) valueAt(event, source);
    }),
    { numRuns: RUNS, seed: 2 },
  );
});

test('tracing changes nothing but the trace', () => {
  fc.assert(
    fc.property(arbitraryEvent, arbitraryOptions, (event, options) => {
      const plain = outcomeOf(event, options);
      const traced = outcomeOf(event, { ...options, trace: true });
      if (plain instanceof MappingError || traced instanceof MappingError)
        return expect(traced).toEqual(plain);
      return expect({ ...traced, trace: undefined, dropped: undefined }).toEqual(plain);
    }),
    { numRuns: RUNS, seed: 3 },
  );
});

/** An event in which every leaf has a different text. */
const arbitraryMarked = fc
  .record({
    type: fc.constantFrom('track', 'identify', 'page', 'screen', 'group', 'alias'),
    properties: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
    traits: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
    contextTraits: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
  })
  .map(({ type, properties, traits, contextTraits }) => {
    let count = 0;
    const mark = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(mark);
      if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mark(item)]));
      }
      count += 1;
      return `marker-${count}-`;
    };
    const campaign = { name: 0, source: 0, medium: 0, term: 0, content: 0 };
    const page = { url: 0, title: 0, referrer: 0, path: 0, search: 0 };
    const marked = mark({
      ...{
        event: 0,
        name: 0,
        category: 0,
        userId: 0,
        anonymousId: 0,
        previousId: 0,
        groupId: 0,
        messageId: 0,
      },
      properties,
      traits,
      context: {
        traits: contextTraits,
        campaign,
        page,
        userAgent: 0,
        groupId: 0,
        location: { city: 0, region: 0, country: 0 },
      },
    });
    return { ...(marked as Dictionary), type };
  });

test('unique markers come out exactly where the trace says', () => {
  fc.assert(
    fc.property(arbitraryMarked, fc.constantFrom('documented', 'segment'), (event, dialect) => {
      const result = mapEvent(event, { dialect, trace: true, pages: 'event', screens: 'event' });
      const [payload] = result.payloads;
      const sources = new Map(leavesOf(event).map(([at, value]) => [value, at]));
      for (const { target, source } of result.trace ?? []) {
        const sent = String(valueAt(payload, target));
        const markers = sent.match(/marker-\d+-/g) ?? [];
        if (source === undefined) expect(markers).toEqual([]);
        for (const marker of markers) {
          const origin = sources.get(marker) ?? '';
          // A joined list has the list as its source.
          expect(origin === source || origin.startsWith(`${source ?? ''}/`)).toBe(true);
        }
      }
    }),
    { numRuns: RUNS, seed: 4 },
  );
});

test.each(['documented', 'segment'] as const)('%s: no payload names the wrong person', (dialect) => {
  const { payloads, wrong } = namePeople({ dialect, events: 5000, seed: 20_260_102 });
  expect(wrong).toEqual([]);
  // A generator that only makes skips would prove nothing.
  expect(payloads).toBeGreaterThan(3000);
});

test('a payload that names the wrong person would be found', () => {
  const { actor } = actedEvent(seededRandom(1));
  const payload = { name: 'x', user: { userId: actor.userIds[0] ?? '', email: 'else@example.com' } };
  expect(foreignNames(payload, actor)).toEqual(['user.email']);
});
