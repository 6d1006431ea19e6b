import { gallerySections, searchScenarios } from '../src/pages/try/gallery-sections';

const scenario = (id: string, title: string, description = '') => ({
  id,
  call: id.split('/')[0] ?? '',
  title,
  description,
});
const scenarios = [
  scenario('alias/ids', 'A new user id'),
  scenario('identify/sign-up', 'A person with traits'),
  scenario('page/pricing', 'A page view'),
  scenario('track/spec', 'The spec’s track call'),
  scenario('alias/half', 'Half a pair'),
  scenario('identify/address', 'An address', 'Of an order completed long ago.'),
  scenario('track/ecommerce-order-completed', 'E-commerce: Order Completed'),
  scenario('track/ecommerce-cart-viewed', 'E-commerce: Cart Viewed'),
  scenario('track/order-completed', 'An order with everything around it'),
];
const ids = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id);

test('the gallery begins with one of each call and the shop, and has everything once', () => {
  const { everyday, cases } = gallerySections(scenarios);
  expect(everyday.map(({ title }) => title)).toEqual(['The six calls', 'A shop']);
  expect(cases.map(({ title }) => title)).toEqual(['identify', 'track', 'alias']);
  expect(ids(everyday[0]!.scenarios)).toEqual([
    'identify/sign-up',
    'track/spec',
    'page/pricing',
    'alias/ids',
  ]);
  expect(ids(everyday[1]!.scenarios)).toEqual([
    'track/ecommerce-cart-viewed',
    'track/ecommerce-order-completed',
  ]);
  const all = [...everyday, ...cases].flatMap((section) => section.scenarios);
  expect(ids(all).sort()).toEqual(ids(scenarios).sort());
});

test('common names find an event', () => {
  expect(ids(searchScenarios(scenarios, 'cart abandoned'))).toEqual(['track/ecommerce-cart-viewed']);
});

test('titles are found before ids, ids before descriptions', () => {
  expect(ids(searchScenarios(scenarios, 'order completed'))).toEqual([
    'track/ecommerce-order-completed',
    'track/order-completed',
    'identify/address',
  ]);
  expect(ids(searchScenarios(scenarios, 'track/order-completed'))).toEqual(['track/order-completed']);
  expect(searchScenarios(scenarios, 'no match')).toEqual([]);
});
