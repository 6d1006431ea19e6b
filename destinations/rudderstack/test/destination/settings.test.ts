import { createSettingsReader, parseConfig } from '../../src/destination/settings';

const FIX = 'Correct it in the settings of this destination.';
const UNFILLED = 'RudderStack did not fill in the template. Write it as {{ event.path || default }}.';

const refusedCases = [
  { name: 'no write key', config: {}, error: /^writeKey: The write key is missing/ },
  {
    name: 'a write key that is an object',
    config: { writeKey: {} },
    error: `writeKey: takes a key as Encharge shows it, without other characters. ${FIX}`,
  },
  {
    name: 'a variable',
    config: { writeKey: 'env.KEY' },
    error: /^writeKey: RudderStack did not fill in the environment variable/,
  },
  {
    name: 'a variable as the API key',
    config: { apiKey: 'env.KEY' },
    error: /^apiKey: RudderStack did not fill in/,
  },
  { name: 'a template', config: { writeKey: '{{ event.key }}' }, error: `writeKey: ${UNFILLED}` },
  { name: 'a template in a list', config: { deny: [{ fieldName: '{{ x }}' }] }, error: `deny: ${UNFILLED}` },
  {
    name: 'a template in a table',
    config: { rename: [{ from: '{{ x }}', to: 'y' }] },
    error: `rename: ${UNFILLED}`,
  },
  {
    name: 'an unknown choice',
    config: { pages: 'some' },
    error: `pages: takes one of off, event, visit. ${FIX}`,
  },
  {
    name: 'a value that is not a boolean',
    config: { sendIp: 'perhaps' },
    error: `sendIp: takes true or false. ${FIX}`,
  },
  {
    name: 'no number',
    config: { maxEventAge: 'a week' },
    error: `maxEventAge: takes a number of 0 or more. ${FIX}`,
  },
  {
    name: 'no list',
    config: { allow: 'plan' },
    error: `allow: takes a list of { fieldName } with text in every entry. ${FIX}`,
  },
  {
    name: 'a list of something else',
    config: { allow: [{ fieldName: {} }] },
    error: `allow: takes a list of { fieldName } with text in every entry. ${FIX}`,
  },
  {
    name: 'no table',
    config: { rename: 'x' },
    error: `rename: takes a table of { from, to } with both sides filled in in every row. ${FIX}`,
  },
  {
    name: 'half a row',
    config: { rename: [{ from: 'a', to: '' }] },
    error: `rename: takes a table of { from, to } with both sides filled in in every row. ${FIX}`,
  },
  {
    name: 'a row that is not an object',
    config: { tagRules: ['a'] },
    error: `tagRules: takes a table of { from, to } with both sides filled in in every row. ${FIX}`,
  },
];

it.each(refusedCases)('rejects $name and never quotes it', ({ name, config, error }) => {
  const given = name === 'no write key' ? config : { writeKey: 'wk-unseenkey-secret', ...config };
  expect(() => parseConfig(given)).toThrow(error);
  expect(() => parseConfig(given)).not.toThrow('wk-unseenkey-secret');
});

it.each([null, undefined, [], 'text'])('rejects settings that are not an object: %p', (config) => {
  expect(() => parseConfig(config)).toThrow('The settings of this destination are missing.');
});

it('reads what the dashboard stores, in any type', () => {
  const stored = {
    writeKey: ' wk-unseenkey ',
    apiKey: '',
    pages: 'default',
    sendIp: 'false',
    clearOnNull: true,
    maxEventAge: '7',
    objectType: 42,
    allow: [{ fieldName: '' }, { fieldName: 'plan' }],
    rename: [{ from: '', to: '' }],
    connectionMode: { web: 'cloud' },
  };
  expect(parseConfig(stored)).toEqual({
    writeKey: 'wk-unseenkey',
    sendIp: false,
    clearOnNull: true,
    maxEventAge: 7,
    objectType: '42',
    allow: ['plan'],
    rename: [],
  });
});

const refusedByMapper = [
  { name: 'a field that Encharge maintains', config: { rename: [{ from: 'traits.a', to: 'leadScore' }] } },
  { name: 'an invalid path', config: { rename: [{ from: 'traits..a', to: 'a' }] } },
  { name: 'a path with a hostile key', config: { objectTypeTrait: '__proto__.a' } },
  { name: 'traits that never go out with events', config: { traitsOnEvents: [{ fieldName: 'tags' }] } },
  { name: 'blank tags', config: { tagRules: [{ from: 'E', to: ' , ' }] } },
  { name: 'blank tags to remove', config: { untagRules: [{ from: 'E', to: 'a,,b' }] } },
];

it.each(refusedByMapper)('refuses $name', ({ config }) => {
  const read = createSettingsReader(0);
  expect(() => read({ Config: { writeKey: 'wk-unseenkey', ...config } })).toThrow(/takes|options:/);
});

describe('a reader', () => {
  const settingsAt = (now: number, config: object, hasDynamicConfig = false) =>
    createSettingsReader(now)({ Config: { writeKey: 'wk-unseenkey', ...config }, hasDynamicConfig });

  it('reads a Config once per call, even a faulty one', () => {
    const read = createSettingsReader(0);
    const [good, faulty] = [{ writeKey: 'wk-unseenkey', maxEventAge: 7 }, {}];
    expect(read({ Config: good })).toBe(read({ Config: good }));
    const faults = [1, 2].map(() => {
      try {
        return read({ Config: faulty });
      } catch (error) {
        return error;
      }
    });
    expect(faults[0]).toMatchObject({ message: expect.stringContaining('write key is missing') as string });
    expect(faults[1]).toBe(faults[0]);
  });

  it('reads the copies of a Config once per call, also with an age limit', () => {
    const read = createSettingsReader(0);
    const copyOf = (ID: string, maxEventAge: number, hasDynamicConfig = false) =>
      read({ ID, Config: { writeKey: 'wk-unseenkey', maxEventAge }, hasDynamicConfig });
    expect(copyOf('d1', 7)).toBe(copyOf('d1', 7));
    expect(copyOf('d2', 7)).not.toBe(copyOf('d1', 7));
    expect(copyOf('d3', 7, true)).not.toBe(copyOf('d3', 7, true));
  });

  it('remembers a Config without templates by its text, unless it depends on the clock', () => {
    expect(settingsAt(0, { deny: [] })).toBe(settingsAt(1, { deny: [] }));
    expect(settingsAt(0, { deny: [] })).not.toBe(settingsAt(0, {}));
    expect(settingsAt(0, { deny: [], maxEventAge: 7 })).not.toBe(settingsAt(0, { deny: [], maxEventAge: 7 }));
    expect(settingsAt(0, { deny: [] }, true)).not.toBe(settingsAt(0, { deny: [] }, true));
  });

  it('remembers nothing of Configs that it does not find again', () => {
    const settings = settingsAt(0, { deny: [] });
    for (let now = 0; now < 101; now += 1) {
      settingsAt(now, { maxEventAge: 7 });
      settingsAt(0, { objectType: `t-${now}` }, true);
    }
    expect(settingsAt(0, { deny: [] })).toBe(settings);
  });

  it('forgets them when there are many', () => {
    const settings = settingsAt(0, { objectType: 't-0' });
    for (let index = 1; index < 101; index += 1) settingsAt(0, { objectType: `t-${index}` });
    expect(settingsAt(0, { objectType: 't-0' })).not.toBe(settings);
  });
});
