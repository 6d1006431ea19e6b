import { Arrivals } from '../arrivals';

test('lost, repeated and overtaken events are distinguished', () => {
  const arrivals = new Arrivals();
  for (const [person, number] of [
    ['ada', 0],
    ['grace', 0],
    ['ada', 2],
    ['ada', 1],
    ['grace', 0],
    ['ada', 3],
  ] as const)
    arrivals.note(person, number);
  expect(arrivals.report(6)).toEqual({ lost: 1, repeated: 1, outOfOrder: 1 });
});

test('a repeat after a restart counts as repeated, not as out of order', () => {
  const arrivals = new Arrivals();
  for (const number of [0, 1, 2, 1, 2, 3]) arrivals.note('ada', number);
  expect(arrivals.report(4)).toEqual({ lost: 0, repeated: 2, outOfOrder: 0 });
});
