import { createMapper, mapEvent, MappingError } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';

const event = { type: 'track', event: 'Signed Up', userId: 'u-1' };

/** The error that mapping throws, as data. */
function errorOf(run: () => unknown): { code: string; path: string; rule: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof MappingError) return { code: error.code, path: error.path, rule: error.rule };
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('mapEvent', () => {
  test('documented is the default dialect', () => {
    expect(mapEvent(event)).toEqual({
      payloads: [{ name: 'Signed Up', user: { userId: 'u-1' } }],
      warnings: [],
    });
  });

  test('reports the trace and what was dropped only when asked', () => {
    expect(mapEvent({ ...event, anonymousId: 'a-1' }, { trace: true })).toEqual({
      payloads: [{ name: 'Signed Up', user: { userId: 'u-1' } }],
      warnings: [],
      trace: [
        { target: '/name', source: '/event', rule: 'track.name' },
        { target: '/user/userId', source: '/userId', rule: 'identity.user-id' },
      ],
      dropped: [
        {
          source: '/anonymousId',
          rule: 'identity.anonymous-id',
          reason: 'The documented API has no place for it; the segment dialect sends it.',
        },
      ],
    });
  });

  test.each([
    ['null', null, { code: 'invalid_event', path: '', rule: 'event.object' }],
    ['a list', [event], { code: 'invalid_event', path: '', rule: 'event.object' }],
    ['no type', { userId: 'u' }, { code: 'unknown_call', path: '/type', rule: 'event.object' }],
    [
      'a type that is a prototype’s key',
      { type: 'constructor' },
      { code: 'unknown_call', path: '/type', rule: 'event.object' },
    ],
    [
      'a number as name',
      { ...event, event: Number.NaN },
      { code: 'missing_event_name', path: '/event', rule: 'track.name' },
    ],
  ])('refuses %s', (_name, given, error) => {
    expect(errorOf(() => mapEvent(given))).toEqual(error);
  });

  test('an error never holds a value of the event', () => {
    const secret = 'ada@private';
    const message = ((): string => {
      try {
        mapEvent({ type: 'track', event: 'x', context: { traits: { email: secret } } });
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    expect(message).toMatch(/^MappingError: track: the email at \/context\/traits\/email/);
    expect(message).not.toContain(secret);
  });

  test('types are read in any case, as RudderStack does', () => {
    expect(mapEvent({ ...event, type: ' Track ' }).payloads).toEqual([
      { name: 'Signed Up', user: { userId: 'u-1' } },
    ]);
  });

  test('what is no JSON never goes out, and dates become text', () => {
    const properties = {
      at: new Date('2026-01-02T03:04:05.678Z'),
      invalid: new Date(Number.NaN),
      fn: () => 1,
      symbol: Symbol('s'),
      big: 10n,
      missing: undefined,
      list: [undefined, () => 1, Number.NaN, 1],
      url: new URL('https://example.com/'),
    };
    const { payloads, warnings } = mapEvent({ ...event, properties });
    expect(payloads).toEqual([
      {
        name: 'Signed Up',
        user: { userId: 'u-1' },
        properties: {
          at: '2026-01-02T03:04:05.678Z',
          list: [null, null, null, 1],
          url: 'https://example.com/',
        },
      },
    ]);
    expect(warnings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'values.json /properties/invalid',
      'values.json /properties/fn',
      'values.json /properties/symbol',
      'values.json /properties/big',
      'values.json /properties/list/1',
      'values.json /properties/list/2',
    ]);
  });

  test('person fields of every odd kind', () => {
    const traits = {
      at: new Date('2026-01-02T03:04:05.678Z'),
      invalid: new Date(Number.NaN),
      fn: () => 1,
      big: 10n,
      nan: Number.NaN,
      list: [new Date(0), 'x', Number.NaN],
    };
    const { payloads, warnings } = mapEvent({ type: 'identify', userId: 'u-1', traits });
    expect(payloads).toEqual([
      {
        name: 'identify',
        user: { userId: 'u-1', at: '2026-01-02T03:04:05.678Z', list: '1970-01-01T00:00:00.000Z, x' },
      },
    ]);
    expect(warnings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'values.date /traits/invalid',
      'values.json /traits/fn',
      'values.json /traits/big',
      'values.json /traits/nan',
      'values.json /traits/list/2',
    ]);
  });

  test.each(['properties', 'traits'])('a circle in %s is an error', (key) => {
    const circle: Record<string, unknown> = {};
    circle['self'] = { circle };
    const type = key === 'traits' ? 'identify' : 'track';
    const path = key === 'traits' ? '/traits/c' : '/properties/c';
    expect(errorOf(() => mapEvent({ ...event, type, [key]: { c: circle } }))).toEqual(
      expect.objectContaining({ code: 'too_deep', rule: 'values.depth' }),
    );
    expect(errorOf(() => mapEvent({ ...event, type, [key]: { c: circle } })).path.startsWith(path)).toBe(
      true,
    );
  });

  test('an object that is always something deeper in JSON is an error', () => {
    const endless = { toJSON: () => ({ endless }) };
    expect(errorOf(() => mapEvent({ ...event, properties: { endless } }))).toEqual({
      code: 'too_deep',
      path: '/properties/endless',
      rule: 'values.depth',
    });
  });

  test('the payload shares no object with the event', () => {
    const inner = { list: [{ a: 1 }] };
    const { payloads } = mapEvent({ ...event, properties: { inner } });
    inner.list[0]!.a = 2;
    expect(payloads).toEqual([
      { name: 'Signed Up', user: { userId: 'u-1' }, properties: { inner: { list: [{ a: 1 }] } } },
    ]);
  });

  test('a group without a constant object type keeps the trace right', () => {
    const { trace } = mapEvent({ type: 'group', groupId: 'g', traits: {} }, { trace: true });
    expect(trace).toEqual([
      { target: '/type', rule: 'group.type' },
      { target: '/objectType', rule: 'group.object-type' },
      { target: '/properties/externalId', source: '/groupId', rule: 'group.object-id' },
    ]);
  });
});

describe('createMapper', () => {
  test('maps like mapEvent, with the options checked once', () => {
    const options: MapOptions = { dialect: 'segment', tagRules: [{ event: 'Signed Up', tags: ['new'] }] };
    expect(createMapper(options)(event)).toEqual(mapEvent(event, options));
  });

  test('is refused wrong options before the first event', () => {
    expect(errorOf(() => createMapper({ dialect: 'json' as 'segment' }))).toEqual({
      code: 'invalid_option',
      path: '/dialect',
      rule: 'options.valid',
    });
  });
});

describe('options', () => {
  test('null and an empty allow-list mean not set, as dashboards store it', () => {
    const options = { pages: null, allow: [], rename: null, maxEventAge: null } as unknown as MapOptions;
    const identify = { type: 'identify', userId: 'u-1', traits: { plan: 'pro' } };
    expect(mapEvent(identify, options)).toEqual(mapEvent(identify));
    expect(mapEvent(identify).payloads).toEqual([{ name: 'identify', user: { userId: 'u-1', plan: 'pro' } }]);
  });

  test('a rename to userId gives the id', () => {
    const { payloads } = mapEvent(
      { type: 'identify', anonymousId: 'a', traits: { customerId: 77 } },
      { rename: [{ from: 'traits.customerId', to: 'userId' }] },
    );
    expect(payloads).toEqual([{ name: 'identify', user: { userId: '77' } }]);
  });

  test('anonymous: send cannot make the documented API take anonymous people', () => {
    expect(
      mapEvent({ type: 'track', event: 'x', anonymousId: 'a' }, { anonymous: 'send' }).skipped?.rule,
    ).toBe('identity.anonymous');
  });
});
