import fc from 'fast-check';
import { identityKeys } from '../../src/send/identity-keys';
import { Lanes } from '../../src/send/lanes';

/** Adds items by name; what is ready shows in `ready`. */
function started(...items: [string, string[]][]): { ready: string[]; done: Map<string, () => void> } {
  const ready: string[] = [];
  const lanes = new Lanes<string>((item) => ready.push(item));
  const done = new Map(items.map(([item, keys]) => [item, lanes.add(item, keys)]));
  return { ready, done };
}

test('others overtake, the same person waits', () => {
  const { ready, done } = started(['a1', ['a']], ['a2', ['a']], ['b1', ['b']], ['a3', ['a']], ['none', []]);
  expect(ready).toEqual(['a1', 'b1', 'none']);
  done.get('a1')?.();
  done.get('a1')?.();
  expect(ready).toEqual(['a1', 'b1', 'none', 'a2']);
  done.get('a2')?.();
  expect(ready.at(-1)).toBe('a3');
});

test('an alias waits for both ids it joins, and both wait for it', () => {
  const { ready, done } = started(
    ['old', ['a']],
    ['new', ['b']],
    ['alias', ['a', 'b']],
    ['old 2', ['a']],
    ['new 2', ['b']],
  );
  expect(ready).toEqual(['old', 'new']);
  done.get('old')?.();
  expect(ready).toEqual(['old', 'new']);
  done.get('new')?.();
  expect(ready).toEqual(['old', 'new', 'alias']);
  done.get('alias')?.();
  expect(ready.slice(3)).toEqual(['old 2']);
  done.get('old 2')?.();
  expect(ready.slice(3)).toEqual(['old 2', 'new 2']);
});

test('names that were seen together stay one person when that event is long done', () => {
  const ready: string[] = [];
  const lanes = new Lanes<string>((item) => ready.push(item));
  lanes.add('link', ['user', 'mail'])();
  lanes.add('by user', ['user']);
  lanes.add('by mail', ['mail']);
  expect(ready).toEqual(['link', 'by user']);
});

test('colleagues share an object, and are not one person', () => {
  const ready: string[] = [];
  const lanes = new Lanes<string>((item) => ready.push(item));
  const first = lanes.add('group of a', ['a'], ['object g']);
  lanes.add('group of b', ['b'], ['object g']);
  expect(ready).toEqual(['group of a']);
  first();
  lanes.add('a', ['a']);
  expect(ready).toEqual(['group of a', 'group of b', 'a']);
});

test('whatever is added and done, nobody overtakes and nobody waits for ever', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd');
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(key, { maxLength: 3 }), { maxLength: 30 }),
      fc.infiniteStream(fc.nat()),
      (items, picks) => {
        const ready: number[] = [];
        const finished: number[] = [];
        const lanes = new Lanes<number>((item) => ready.push(item));
        const done = items.map((keys, item) => lanes.add(item, keys));
        while (ready.length > 0) {
          const [item = 0] = ready.splice((picks.next().value as number) % ready.length, 1);
          finished.push(item);
          done[item]?.();
        }
        expect([...finished].sort((a, b) => a - b)).toEqual(items.map((_keys, item) => item));
        for (const name of ['a', 'b', 'c', 'd'] as const) {
          const order = finished.filter((item) => items[item]?.includes(name));
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      },
    ),
  );
});

test.each<[string, unknown, string[], string[]?]>([
  ['an id', { userId: ' U-1 ' }, ['u-1']],
  ['a number', { userId: 7 }, ['7']],
  [
    'everything',
    { userId: 'u', anonymousId: 'x', context: { traits: { email: 'A@b.c' } } },
    ['u', 'x', 'a@b.c'],
  ],
  ['an alias', { type: 'alias', previousId: 'old', userId: 'new' }, ['new', 'old']],
  [
    'an alias of emails',
    { type: 'alias', traits: { previousEmail: 'a@b.c', email: 'd@e.f' } },
    ['a@b.c', 'd@e.f'],
  ],
  [
    'a group',
    { type: 'group', groupId: 'g', userId: 'u', traits: { email: 'office@b.c' } },
    ['u'],
    ['object g'],
  ],
  ['no event', [1], []],
  ['blanks', { userId: ' ', traits: null, context: 'x' }, []],
])('identity keys: %s', (_name, event, people, objects = []) => {
  expect(identityKeys(event)).toEqual({ people, objects });
});
