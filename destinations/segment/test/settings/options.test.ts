import { buildFields, optionsOf, settingsOptions } from '../../src/destination/options';

const own = { dialect: 'segment' };

test('a mapping’s options are read as the form leaves them behind', () => {
  const rename = {
    ' $.traits.a ': 'b',
    plan: 'tier',
    'properties.$.x': 'y',
    none: null,
    blank: '',
    ' ': 'c',
  };
  expect(optionsOf({}, { rename, allow: ['a', ' ', 3], deny: null })).toEqual({
    ...own,
    rename: [
      { from: 'traits.a', to: 'b' },
      { from: 'traits.plan', to: 'tier' },
      { from: 'properties.$.x', to: 'y' },
    ],
    allow: ['a'],
  });
  expect(optionsOf({}, { rename: null, allow: 'a' })).toEqual(own);
});

test('a rename of what is neither a trait nor a property is refused', () => {
  expect(() => optionsOf({}, { rename: { 'context.ip': 'address' } })).toThrow(
    expect.objectContaining({ code: 'invalid_option', path: '/rename', rule: 'options.valid' }) as Error,
  );
});

test.each([
  ['dialect', ['documented', 'segment']],
  ['pages', ['off', 'event', 'visit']],
  ['screens', ['off', 'event']],
  ['anonymous', ['skip', 'send']],
  ['emailOnEvents', ['always', 'withoutUserId']],
  ['emailFromProperties', ['withoutIdentity', 'never']],
])('%s takes its values and no other', (setting, values) => {
  const read = [...values, 'other', ''].map((value) => settingsOptions({ [setting]: value }));
  expect(read).toEqual([...values.map((value) => ({ [setting]: value })), {}, {}]);
});

test('0 days and blanks are no limit', () => {
  for (const maxEventAge of ['0', '', ' ', '-1', undefined])
    expect(settingsOptions({ maxEventAge } as never)).toEqual({});
  expect(settingsOptions({ maxEventAge: '7' })).toMatchObject({ maxEventAge: 7 });
});

test.each([
  ['1735689600', 1735689600],
  ['17356896000000', 17356896000000],
  ['12345678', '12345678'],
  ['123456789012345', '123456789012345'],
  ['at 1735689600', 'at 1735689600'],
  ['1735689600 s', '1735689600 s'],
])('the time %s is %s', (timestamp, read) => {
  expect(buildFields({ timestamp, tags: ['a,b'] })).toEqual({ timestamp: read, tags: 'a,b' });
});
