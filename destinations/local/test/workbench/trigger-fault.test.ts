import { triggerFault } from '../../src/workbench/platforms/trigger-fault';

test.each([
  'type = "track"',
  'type = "track" and event = "Signed Up"',
  'type = \'track\' or (event != "A \\" B" and properties.total >= -1.5)',
  '!(type = "page") and contains(event, "Order") and match(properties.sku, "a*")',
  'type="track" and properties.is-new = true and userId != null',
  'length(traits.tags) > 2 and context.page.url = "x"',
])('%s is read as it stands', (trigger) => {
  expect(triggerFault(trigger)).toBeUndefined();
});

test.each([
  ['type = ', 'A value belongs at the end (column 7); a text stands'],
  ['type = "track" and', 'A comparison belongs at the end (column 19), such as'],
  ['type = "track" an event = "x"', '“and” or “or”, in small letters, belongs where an stands (column 16).'],
  [
    'type = "track" AND event = "x"',
    '“and” or “or”, in small letters, belongs where AND stands (column 16).',
  ],
  ['type == "track"', 'Write = once where == stands (column 6).'],
  ['event = Order', 'A value belongs where Order stands (column 9)'],
  ['(type = "track"', 'A closing bracket belongs at the end (column 16).'],
  ['type = "track")', '“and” or “or”, in small letters, belongs where ) stands (column 15).'],
  ['type = "track" && event = "x"', '“and” or “or”, in small letters, belongs where && stands (column 16).'],
  ['contains(event, "x"', 'A closing bracket belongs at the end (column 20).'],
  ['track', 'A comparison belongs at the end (column 6): ='],
  ['', 'A comparison belongs at the end (column 1), such as'],
])('%j: what is missing, and where', (trigger, words) => {
  expect(triggerFault(trigger)).toContain(words);
});
