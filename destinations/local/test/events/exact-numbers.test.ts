import fc from 'fast-check';
import { withExactNumbers } from '../../src/events/read/exact-numbers';

const read = (text: string): unknown => withExactNumbers(text, JSON.parse(text)).event;

test('a whole number beyond 2^53 becomes the text of its digits', () => {
  expect(
    read('{"id":820982911946154508,"list":[-820982911946154508,9007199254740991,9007199254740993]}'),
  ).toEqual({
    id: '820982911946154508',
    list: ['-820982911946154508', 9007199254740991, '9007199254740993'],
  });
});

test('other numbers stay numbers: exponents, fractions of many digits, and digits in text', () => {
  const text =
    '{"a":1e300,"b":0.12345678901234567890,"c":"820982911946154508","d":1.0,"e":820982911946154508.5}';
  expect(read(text)).toEqual(JSON.parse(text));
});

test('a repeated key has its last value, and __proto__ is an ordinary key', () => {
  const event = read('{"a":1,"a":{"b":820982911946154508},"__proto__":{"c":2}}') as object;
  expect(JSON.stringify(event)).toBe('{"a":{"b":"820982911946154508"},"__proto__":{"c":2}}');
  expect(Object.getPrototypeOf(event)).toBe(Object.prototype);
});

test.each([
  ['{"id":820982911946154508,"list":[1,-820982911946154508]}', ['/id', '/list/1']],
  ['{"a/b":{"":820982911946154508},"__proto__":{"c":820982911946154508}}', ['/a~1b/', '/__proto__/c']],
  ['{"text":"820982911946154508","fraction":0.12345678901234567890}', undefined],
])('%s: their places are reported', (text, places) => {
  expect(withExactNumbers(text, JSON.parse(text)).numbersAsText).toEqual(places);
});

test('a value nested too deeply is read unchanged', () => {
  const text = `${'['.repeat(100_000)}820982911946154508${']'.repeat(100_000)}`;
  const value = JSON.parse(text) as unknown;
  expect(withExactNumbers(text, value).event).toBe(value);
});

test('a long number keeps its digits anywhere, and every other value is as JSON.parse reads it', () => {
  const large = fc.bigInt({ min: 2n ** 53n, max: 10n ** 40n });
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), large, (before, key, number) => {
      const [head, name] = [JSON.stringify(before), JSON.stringify(key)];
      expect(read(`[${head},{${name}:${number}}]`)).toEqual([
        read(head),
        JSON.parse(`{${name}:"${number}"}`),
      ]);
    }),
  );
});

test('text without a long number returns the identical value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value).replaceAll(/\d{16}/g, '1');
      const plain = JSON.parse(text) as unknown;
      expect(withExactNumbers(text, plain).event).toBe(plain);
    }),
  );
});
