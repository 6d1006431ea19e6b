import type { Fate } from '../../src/events/entry';
import { Window } from '../../src/send/journal/window';

const done = (...lines: number[]): Map<number, Fate> => new Map(lines.map((line) => [line, 'delivered']));

test('what an earlier run has done stays in the checkpoint until this run has come to it', () => {
  const counts = new Map<Fate, number>([['delivered', 3]]);
  const window = new Window({
    mark: { input: 0, line: 1 },
    beyond: new Map([[0, done(3, 5)]]),
    counts,
    isFinished: false,
  });
  const beyond = (): unknown => window.progress(false).beyond;
  expect(beyond()).toEqual(new Map([[0, done(3, 5)]]));
  expect(window.pass({ input: 0, line: 1 })).toBe(true);
  expect(window.pass({ input: 0, line: 2 })).toBe(false);
  const second = window.add({ input: 0, line: 2 });
  expect(window.pass({ input: 0, line: 3 })).toBe(true);
  expect(beyond()).toEqual(new Map([[0, done(3, 5)]]));
  expect([window.size, window.isCaughtUp]).toEqual([2, false]);

  window.finish(second, 'delivered');
  expect(window.progress(false)).toMatchObject({
    mark: { input: 0, line: 3 },
    beyond: new Map([[0, done(5)]]),
  });
  expect(window.pass({ input: 0, line: 4 })).toBe(false);
  window.finish(window.add({ input: 0, line: 4 }), 'delivered');
  expect(window.pass({ input: 0, line: 5 })).toBe(true);
  expect(window.progress(false)).toEqual({
    mark: { input: 0, line: 5 },
    beyond: new Map(),
    counts: new Map([['delivered', 5]]),
    isFinished: false,
  });
  expect([window.size, window.isCaughtUp]).toEqual([0, true]);
});
