import { toHostError } from '../../src/destination/errors';

it('says where a fault of this destination happened, and nothing of the event', () => {
  const error = new RangeError('ada@example.com at home\nat work');
  error.stack = `RangeError: ada@example.com at home\nat work\n    at mapped (file.js:1:2)\n\tat run (file.js:3:4)`;
  const { message: said, stack, ...more } = toHostError(error);
  const message =
    'The Encharge destination failed on this event (RangeError). Please report it with the event’s shape.';
  expect({ said, stack, more }).toEqual({
    said: message,
    more: { status: 400 },
    stack: `${message}\n    at mapped (file.js:1:2)\n\tat run (file.js:3:4)`,
  });
});

it('takes what is no error by its kind', () => {
  expect(toHostError('ada@example.com').message).toBe(
    'The Encharge destination failed on this event (Error). Please report it with the event’s shape.',
  );
});
