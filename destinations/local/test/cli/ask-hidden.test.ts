import { PassThrough } from 'node:stream';
import { askHidden } from '../../src/cli/ask';
import { UsageError } from '../../src/cli/usage-error';
import { Collector } from '../run-program';

test('the question is shown, the answer is not', async () => {
  const input = new PassThrough();
  const output = new Collector();
  const asked = askHidden(input, output, 'Key: ');
  input.write(' a-key \r\n');
  expect(await asked).toBe('a-key');
  expect(output.text).toBe('Key: \n');
});

test.each([
  ['the end of the input', ''],
  ['Ctrl-C', '\u0003'],
])('%s is not an answer', async (_name, typed) => {
  const input = new PassThrough();
  const asked = askHidden(input, new Collector(), 'Key: ');
  input.end(typed);
  await expect(asked).rejects.toThrow(UsageError);
});
