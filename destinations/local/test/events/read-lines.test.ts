import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LONGEST_LINE_BYTES, readLines } from '../../src/events/read/read-lines';
import type { Line } from '../../src/events/read/read-lines';

async function linesOf(chunks: readonly (string | Buffer)[], longest?: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of readLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), longest))
    lines.push(line);
  return lines;
}

const E_ACUTE = Buffer.from('é');

test.each<[string, (string | Buffer)[], Line[]]>([
  ['nothing', [], []],
  ['only blank lines', ['\n  \n\r\n'], []],
  [
    'a last line without a line break',
    ['a\nb'],
    [
      { number: 1, text: 'a' },
      { number: 2, text: 'b' },
    ],
  ],
  [
    'Windows line breaks',
    ['a\r\nb\r\n'],
    [
      { number: 1, text: 'a' },
      { number: 2, text: 'b' },
    ],
  ],
  [
    'blank lines are counted',
    ['a\n\nb\n'],
    [
      { number: 1, text: 'a' },
      { number: 3, text: 'b' },
    ],
  ],
  ['a byte order mark', ['\uFEFFa\n'], [{ number: 1, text: 'a' }]],
  [
    'lines over several chunks',
    ['a', 'b\nc', 'd\n'],
    [
      { number: 1, text: 'ab' },
      { number: 2, text: 'cd' },
    ],
  ],
  ['a character cut in two', [E_ACUTE.subarray(0, 1), E_ACUTE.subarray(1)], [{ number: 1, text: 'é' }]],
  [
    'bytes that are not UTF-8',
    [Buffer.from([0xff, 0xfe, 0x0a]), 'b\n'],
    [
      { number: 1, fault: 'not_utf8' },
      { number: 2, text: 'b' },
    ],
  ],
])('%s', async (_name, chunks, expected) => {
  expect(await linesOf(chunks)).toEqual(expected);
});

test('a line at the limit passes, one byte more is skipped, and the rest is read', async () => {
  const lines = await linesOf(['1234\n12345\n', '1', '2', '3', '4', '5', '\nab\n', '123456'], 4);
  expect(lines).toEqual([
    { number: 1, text: '1234' },
    { number: 2, fault: 'too_long' },
    { number: 3, fault: 'too_long' },
    { number: 4, text: 'ab' },
    { number: 5, fault: 'too_long' },
  ]);
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('a line far over the limit is never held in memory', async () => {
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  let sent = 0;
  let most = 0;
  const endless = new Readable({
    read() {
      // The engine decides when it returns memory; only retained memory counts.
      if (sent % 50 === 0) {
        collectGarbage();
        most = Math.max(most, process.memoryUsage().arrayBuffers);
      }
      this.push(sent++ < 300 ? Buffer.from(chunk) : null);
    },
  });
  const before = process.memoryUsage().arrayBuffers;
  const lines: Line[] = [];
  for await (const line of readLines(endless)) lines.push(line);
  expect(lines).toEqual([{ number: 1, fault: 'too_long' }]);
  expect(most - before).toBeLessThan(120 * 1024 * 1024);
  expect(LONGEST_LINE_BYTES).toBe(5 * 1024 * 1024);
});
