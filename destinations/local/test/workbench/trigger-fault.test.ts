import { triggerFault } from '../../src/workbench/platforms/trigger-fault';

test.each([
  'type = "track"',
  'type = "track" and event = "Signed Up"',
  'type = "track" or (event != "A B" and properties.total >= -1.5)',
  '!contains(event, "it\'s") and contains(event, "Order") and match(properties.sku, "a*")',
  'type="track" and properties.is-new = true and userId != null',
  'context.page.url = "x" AND event = Order',
])('%s is read as written', (trigger) => {
  expect(triggerFault(trigger)).toBeUndefined();
});

test.each([
  ['type = ', 'A value belongs at the end (column 7); text goes'],
  ['type = "track" and', 'A comparison belongs at the end (column 19), such as'],
  ['type = "track" an event = "x"', '“and” or “or”, in small letters, belongs where an stands (column 16).'],
  ['type = "track" OR event = "x"', '“and” or “or”, in small letters, belongs where OR stands (column 16).'],
  ['type == "track"', 'Write = once where == stands (column 6).'],
  ["type = 'track'", "Text goes in double quotation marks and cannot contain any: where 'track' stands"],
  ['event = "A \\" B"', 'Text goes in double quotation marks'],
  ['!(type = "page")', 'Segment reads ! before contains or match only; it leaves out the one where ! stands'],
  [
    'length(traits.tags) > 2',
    'Segment knows the functions contains and match, not the one where length stands',
  ],
  ['contains(type, "x")', 'A field belongs where type stands (column 10)'],
  ['type = "track" and messageId = "x"', 'leaves out what is compared where messageId stands (column 20).'],
  [
    'type = "track" and event = "A" or event = "B"',
    'put brackets around those that belong together, where or',
  ],
  ['(type = "track"', 'A closing bracket belongs at the end (column 16).'],
  ['type = "track")', '“and” or “or”, in small letters, belongs where ) stands (column 15).'],
  ['type = "track" && event = "x"', '“and” or “or”, in small letters, belongs where && stands (column 16).'],
  ['contains(event, "x"', 'A closing bracket belongs at the end (column 20).'],
  ['track', 'A comparison belongs at the end (column 6): ='],
  ['', 'A comparison belongs at the end (column 1), such as'],
])('%j: what is missing, and where', (trigger, words) => {
  expect(triggerFault(trigger)).toContain(words);
});
