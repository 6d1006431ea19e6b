import fc from 'fast-check';
import { OldestFirst } from '../../src/send/engine/oldest-first';

test('returns the lowest number first, whatever is added and removed', () => {
  const steps = fc.array(fc.option(fc.nat(50), { nil: undefined }), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (numbers) => {
      const queue = new OldestFirst<{ order: number }>();
      const model: number[] = [];
      for (const order of numbers) {
        if (order === undefined) {
          model.sort((a, b) => a - b);
          expect(queue.take()?.order).toBe(model.shift());
        } else {
          queue.add({ order });
          model.push(order);
        }
        expect(queue.size).toBe(model.length);
      }
    }),
  );
});
