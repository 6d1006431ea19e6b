import { partField } from '../src/person/names';
import { fittingTags } from '../src/person/tags';

describe('parts of an address', () => {
  test.each([
    ['street', 'address'],
    ['city', 'city'],
    ['CITY', 'city'],
    ['state', 'state'],
    ['region', 'state'],
    ['postalCode', 'postcode'],
    ['postal_code', 'postcode'],
    ['Postal Code', 'postcode'],
    ['postalcode', 'postcode'],
    ['postcode', 'postcode'],
    ['zip', 'postcode'],
    ['zipCode', 'postcode'],
    ['country', 'country'],
    ['floor', undefined],
    ['street2', undefined],
    ['country_code', undefined],
    ['toString', undefined],
    ['', undefined],
  ])('%j fills the field %j', (part, field) => {
    expect(partField('address', part).field).toBe(field);
  });

  test('five of them have the name that the specification of the CDPs gives them', () => {
    const names = [
      'street',
      'city',
      'state',
      'postalCode',
      'country',
      'zip',
      'region',
      'postal_code',
      'City',
    ];
    expect(names.filter((name) => partField('address', name).rank === 1)).toEqual([
      'street',
      'city',
      'state',
      'postalCode',
      'country',
    ]);
  });
});

describe('tags as one text', () => {
  test('are as many as fit into 5,000 characters', () => {
    const half = 'x'.repeat(2499);
    const other = 'y'.repeat(2499);
    expect(fittingTags('vip, beta')).toBe('vip, beta');
    expect(fittingTags(`${half}, ${other}`)).toBe(`${half}, ${other}`);
    expect(fittingTags(`${half}, ${other}y, b`)).toBe(`${half}, b`);
    expect(fittingTags(`${'x'.repeat(5001)}, b`)).toBe('b');
    expect(fittingTags('x'.repeat(5001))).toBe('');
  });
});
