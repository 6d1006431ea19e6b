import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checkpoint } from '../../src/send/journal/checkpoint';
import { noProgress } from '../../src/send/journal/checkpoint-format';
import type { Progress } from '../../src/send/journal/checkpoint-format';
import { DeadLetterFile } from '../../src/send/journal/dead-letters';
import type { Fate } from '../../src/events/entry';

const folder = mkdtempSync(join(tmpdir(), 'encharge-destinations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const IDENTITY = { inputs: 'these', options: 'those' };
const PROGRESS: Progress = {
  mark: { input: 1, line: 7 },
  beyond: new Map([[1, new Map<number, Fate>([[9, 'failed']])]]),
  counts: new Map<Fate, number>([
    ['delivered', 20],
    ['failed', 1],
  ]),
  isFinished: false,
};
let number = 0;
const newPath = (): string => join(folder, `${(number += 1)}.checkpoint`);

function written(): { path: string; checkpoint: Checkpoint } {
  const path = newPath();
  const checkpoint = new Checkpoint(path, IDENTITY);
  checkpoint.rewrite(PROGRESS);
  return { path, checkpoint };
}

test('reads what was written, and what was added since', () => {
  const { path, checkpoint } = written();
  checkpoint.add([
    { input: 1, line: 10, last: 11, fate: 'delivered' },
    { input: 2, line: 1, last: 1, fate: 'left:track' },
    // Recorded twice, it counts once.
    { input: 1, line: 7, last: 9, fate: 'delivered' },
  ]);
  const { beyond, counts, mark, isFinished } = new Checkpoint(path, IDENTITY).read(true);
  expect({ mark, isFinished }).toEqual({ mark: { input: 1, line: 7 }, isFinished: false });
  expect(Object.fromEntries(counts)).toEqual({ delivered: 23, failed: 1, 'left:track': 1 });
  expect(beyond.get(1)).toEqual(
    new Map([
      [8, 'delivered'],
      [9, 'failed'],
      [10, 'delivered'],
      [11, 'delivered'],
    ]),
  );
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('truncated at any byte it is the previous checkpoint, or none, and never an error', () => {
  const { path, checkpoint } = written();
  const head = readFileSync(path).length;
  for (let line = 10; line < 20; line += 1)
    checkpoint.add([{ input: 1, line, last: line, fate: 'delivered' }]);
  const whole = readFileSync(path);
  for (let end = head; end <= whole.length; end += 1) {
    writeFileSync(path, whole.subarray(0, end));
    const lines = whole.subarray(head, end).toString().split('\n').length - 1;
    expect(new Checkpoint(path, IDENTITY).read(true).counts.get('delivered')).toBe(20 + lines);
  }
});

test('a truncated line is removed before more is added', () => {
  const { path, checkpoint } = written();
  checkpoint.close();
  appendFileSync(path, 'delivered 1 1');
  const next = new Checkpoint(path, IDENTITY);
  next.rewrite(next.read(true));
  next.add([{ input: 1, line: 8, last: 8, fate: 'delivered' }]);
  expect(next.read(true).counts.get('delivered')).toBe(21);
});

test.each<[string, (text: string) => string]>([
  ['another file', () => '{"type":"identify"}\n'],
  ['an empty file', () => ''],
  ['a changed head', (text) => text.replace('20', '21')],
  ['a later version', (text) => text.replace('"version":1', '"version":2')],
  ['half a head', (text) => text.slice(0, 80)],
  ['a line of something else', (text) => `${text}hello 1 2 3\n`],
  ['a range without end', (text) => `${text}delivered 1 2 999999999999\n`],
  ['a range backwards', (text) => `${text}delivered 1 9 2\n`],
])('%s is rejected, with the remedy', (_name, change) => {
  const { path } = written();
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  expect(() => new Checkpoint(path, IDENTITY).read(true)).toThrow(
    /is not a checkpoint of this program, or it is damaged\. Name another file with --checkpoint, or delete/,
  );
});

describe('a run that delivered nothing', () => {
  const inVain = (counts: [Fate, number][]): string => {
    const path = newPath();
    new Checkpoint(path, { ...IDENTITY, options: 'another place' }).rewrite({
      ...noProgress(),
      counts: new Map(counts),
    });
    return path;
  };

  test.each<[Fate, number][][]>([[[]], [[['left:track', 5]]], [[['failed', 2]]]])(
    'does not block a new run: %j',
    (counts) => {
      expect(new Checkpoint(inVain(counts), IDENTITY).read(false)).toEqual(noProgress());
    },
  );

  test('does not block a resumed run, unless it has dead letters', () => {
    expect(new Checkpoint(inVain([]), IDENTITY).read(true)).toEqual(noProgress());
    expect(() => new Checkpoint(inVain([['failed', 2]]), IDENTITY).read(true)).toThrow(/other options/);
  });
});

test('another input, other options, and an unfinished run are rejected', () => {
  const { path } = written();
  expect(() => new Checkpoint(path, { ...IDENTITY, inputs: 'x' }).read(true)).toThrow(
    /another input, or the input has changed/,
  );
  expect(() => new Checkpoint(path, { ...IDENTITY, options: 'x' }).read(true)).toThrow(
    /other options\. Give the same/,
  );
  expect(() => new Checkpoint(path, IDENTITY).read(false)).toThrow(/Give --resume to continue/);
});

test('no checkpoint, or an earlier run’s finished one, starts from the beginning', () => {
  const path = newPath();
  expect(new Checkpoint(path, IDENTITY).read(true)).toEqual(noProgress());
  new Checkpoint(path, IDENTITY).rewrite({ ...PROGRESS, isFinished: true });
  expect(new Checkpoint(path, { inputs: 'other', options: 'other' }).read(false)).toEqual(noProgress());
  expect(new Checkpoint(path, IDENTITY).read(true).isFinished).toBe(true);
});

test('dead letters: the unchanged event, after an earlier run’s unfinished line, readable only by the owner', () => {
  const path = join(folder, 'letters.ndjson');
  const about = { input: 'a', line: 3, code: 'rejected', reason: 'HTTP 400' };
  const first = new DeadLetterFile(path, 'mapping', false);
  first.keep([{ ...about, event: '{"userId":1e3,"__proto__":{}}' }]);
  first.close();
  appendFileSync(path, '{"input":"a","line":4,"code":"reje');
  const second = new DeadLetterFile(path, 'mapping', true);
  second.keep([{ ...about, line: 5, text: 'jun"k' }]);
  second.close();
  expect(readFileSync(path, 'utf8')).toBe(
    [
      '{"input":"a","line":3,"code":"rejected","reason":"HTTP 400","mapping":"mapping","event":{"userId":1e3,"__proto__":{}}}',
      '{"input":"a","line":5,"code":"rejected","reason":"HTTP 400","mapping":"mapping","text":"jun\\"k"}',
      '',
    ].join('\n'),
  );
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
