import fc from 'fast-check';
import { Lanes } from '../../src/send/engine/lanes';

/** Adds items by name; ready ones appear in `ready`. */
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

test('names seen together stay one person long after that event', () => {
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

test('two linked people who are joined later are one by all their names', () => {
  const ready: string[] = [];
  const lanes = new Lanes<string>((item) => ready.push(item));
  lanes.add('old', ['old', 'old@x'])();
  lanes.add('new', ['new', 'new@x'])();
  const joined = lanes.add('alias', ['new', 'old']);
  const first = lanes.add('by old mail', ['old@x']);
  const second = lanes.add('by new mail', ['new@x']);
  lanes.add('by new', ['new']);
  expect(ready).toEqual(['old', 'new', 'alias']);
  joined();
  expect(ready.slice(3)).toEqual(['by old mail']);
  first();
  expect(ready.slice(4)).toEqual(['by new mail']);
  second();
  expect(ready.slice(5)).toEqual(['by new']);
});

test('a name shared by a person and an object delays nobody', () => {
  const { ready } = started(['first', []]);
  const lanes = new Lanes<string>((item) => ready.push(item));
  lanes.add('group', ['object g'], ['object g']);
  expect(ready).toEqual(['first', 'group']);
});

test('the last 5,000 linked names are remembered', () => {
  const ready: string[] = [];
  const lanes = new Lanes<string>((item) => ready.push(item));
  for (let person = 0; person < 4000; person += 1) lanes.add('link', [`u${person}`, `m${person}`])();
  ready.length = 0;
  for (const name of ['u1600', 'm1600', 'u3999', 'm3999']) lanes.add(name, [name]);
  expect(ready).toEqual(['u1600', 'u3999']);
});

test('whatever is added and done in between, no event overtakes its own person’s and none waits forever', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ add: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ finish: fc.nat() }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      // A model beside the lanes: who is whose, recomputed each time.
      const people = new Map<string, Set<string>>(names.map((name) => [name, new Set([name])]));
      const items: { people: readonly string[]; before: number[]; isDone: boolean; done: () => void }[] = [];
      const running: number[] = [];
      const start = (item: number): void => {
        expect(items[item]?.before.filter((other) => items[other]?.isDone === false)).toEqual([]);
        running.push(item);
      };
      const lanes = new Lanes<number>(start);
      const finish = (pick: number): void => {
        const [item] = running.splice(pick % running.length, 1);
        const found = items[item ?? -1];
        if (found === undefined) return;
        found.isDone = true;
        found.done();
      };
      for (const one of steps) {
        if ('finish' in one) {
          if (running.length > 0) finish(one.finish);
          continue;
        }
        const person = new Set(one.add.flatMap((name) => [...(people.get(name) ?? [])]));
        for (const name of person) people.set(name, person);
        const before = [...items.keys()].filter((item) =>
          items[item]?.people.some((name) => person.has(name)),
        );
        const added = { people: one.add, before, isDone: false, done: (): void => undefined };
        items.push(added);
        added.done = lanes.add(items.length - 1, one.add);
      }
      while (running.length > 0) finish(0);
      expect(items.filter(({ isDone }) => !isDone)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
