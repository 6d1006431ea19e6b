import {
  build,
  CALLS,
  fieldTables,
  ingestHeaders,
  mapEvent,
  optionDefinitions,
  resolve,
} from '@encharge-destinations/core';
import type { Call, Dictionary, FieldDefinition } from '@encharge-destinations/core';
import { mapOptionsSchema } from '@encharge-destinations/core/schema';

const fields = (call: Call): FieldDefinition[] =>
  fieldTables[call].flatMap((field) => [field, ...(field.fields ?? [])]);

describe('build', () => {
  test('makes of resolved fields what mapEvent makes of the event', () => {
    const event = {
      type: 'track',
      event: 'Signed Up',
      userId: 'u-1',
      context: { campaign: { name: 'spring' }, ip: '8.8.8.8' },
    };
    const options = { dialect: 'segment' } as const;
    expect(build('track', resolve('track', event, options), options)).toEqual(mapEvent(event, options));
  });

  test('does with the few fields that old saved mappings have', () => {
    expect(
      build('identify', { userId: 'u-1', user: { plan: 'pro' }, type: 'identify' }, { dialect: 'segment' })
        .payloads,
    ).toEqual([{ type: 'identify', userId: 'u-1', user: { userId: 'u-1', plan: 'pro' } }]);
  });

  test('empty texts, as hosts hand them over in batches, count as absent', () => {
    const given = {
      event: 'x',
      userId: 'u',
      email: '',
      segmentAnonymousId: '',
      timestamp: '',
      ip: '',
      campaign: { name: '' },
      properties: {},
    };
    expect(build('track', given, { dialect: 'segment' }).payloads).toEqual([
      { type: 'track', event: 'x', userId: 'u', user: { userId: 'u' } },
    ]);
  });

  test('traces to the fields when there is no event', () => {
    expect(build('alias', { previousUserId: 'a', userId: 'b' }, { trace: true }).trace).toEqual([
      { target: '/type', rule: 'alias.type' },
      { target: '/previousUserId', source: '/previousUserId', rule: 'alias.user-id' },
      { target: '/user/userId', source: '/userId', rule: 'alias.user-id' },
    ]);
  });

  test('does not change frozen fields', () => {
    const deepFreeze = (value: unknown): unknown => {
      if (typeof value === 'object' && value !== null)
        Object.values(Object.freeze(value)).forEach(deepFreeze);
      return value;
    };
    const frozen = deepFreeze({ userId: 'u', user: { a: { b: 1 }, tags: ['x'] } }) as Dictionary;
    expect(build('identify', frozen, { dialect: 'segment' }).payloads).toEqual([
      { type: 'identify', userId: 'u', user: { userId: 'u', a: { b: 1 }, tags: 'x' } },
    ]);
  });
});

describe('field tables', () => {
  test.each(CALLS)('%s: every field says what it is, and targets are pointers', (call) => {
    for (const { key, label, description, to } of fields(call)) {
      expect([key, label.length > 0, description.endsWith('.')]).toEqual([key, true, true]);
      for (const pointer of Object.values(to).flat()) expect(pointer).toMatch(/^\/[A-Za-z/]+$/);
    }
    const keys = fieldTables[call].map(({ key }) => key);
    expect(keys).toEqual([...new Set(keys)]);
  });
});

describe('options', () => {
  test('the schema knows exactly the options that are described', () => {
    const described = [...optionDefinitions.map(({ key }) => key), 'trace', 'now'].sort();
    expect(Object.keys(mapOptionsSchema.shape).sort()).toEqual(described);
  });

  test('the schema takes the defaults and refuses typos', () => {
    expect(
      mapOptionsSchema.safeParse({ dialect: 'segment', tagRules: [{ event: 'x', tags: 'a' }] }).success,
    ).toBe(true);
    expect(mapOptionsSchema.safeParse({ dialcet: 'segment' }).success).toBe(false);
  });
});

describe('ingestHeaders', () => {
  test('only the segment shape is marked', () => {
    const json = { 'Content-Type': 'application/json' };
    expect(ingestHeaders({ name: 'identify', user: { userId: 'u' } })).toEqual(json);
    expect(ingestHeaders({ type: 'alias', previousUserId: 'a', user: { userId: 'b' } })).toEqual(json);
    expect(ingestHeaders({ type: 'group', objectType: 'company', properties: { externalId: 'g' } })).toEqual(
      json,
    );
    expect(ingestHeaders({ type: 'page', user: { userId: 'u' } })).toEqual({
      ...json,
      'X-Segment-Actions': '1',
    });
  });
});

test('a groupId among the traits that is not an id stays, also for an object known only by Encharge’s id', () => {
  const fields = { objectType: 'company', id: '7', objectData: { groupId: { region: 'EU' }, name: 'ACME' } };
  expect(build('group', fields).payloads).toEqual([
    {
      type: 'group',
      objectType: 'company',
      properties: { groupId: { region: 'EU' }, name: 'ACME', id: '7' },
    },
  ]);
});
