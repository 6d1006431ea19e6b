import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { Entry } from '../../src/events/entry';
import { readEntries } from '../../src/events/read/read-entries';

const A = { type: 'identify', userId: 'a', traits: { text: 'brackets [{ and "quotes\\" in text' } };
const B = { type: 'identify', userId: 'ä', nested: [[{ deep: [1, 2] }], {}] };
const LINES = `${JSON.stringify(A)}\n${JSON.stringify(B)}\n`;

/** What a stream with these bytes yields: events, or problem codes. */
async function read(bytes: Buffer | string, chunkBytes = 1 << 20): Promise<unknown[]> {
  const all = Buffer.from(bytes);
  const chunks: Buffer[] = [];
  for (let start = 0; start < all.length; start += chunkBytes)
    chunks.push(all.subarray(start, start + chunkBytes));
  const entries: Entry[] = [];
  const options = { isDone: () => false, onBytes: () => undefined };
  for await (const batch of readEntries(Readable.from(chunks), 0, options)) entries.push(...batch);
  expect(entries.map(({ line }) => line)).toEqual([...new Set(entries.map(({ line }) => line))]);
  return entries.map((entry) => ('event' in entry ? entry.event : `${entry.line} ${entry.problem.code}`));
}

const BOM = '\uFEFF';

test.each<[string, Buffer | string, unknown[]]>([
  ['nothing', '', []],
  ['blank lines', '\n \n', []],
  ['NDJSON', LINES, [A, B]],
  ['NDJSON with Windows line ends and a byte order mark', `${BOM}${LINES.replaceAll('\n', '\r\n')}`, [A, B]],
  ['the last line without its end', LINES.trimEnd(), [A, B]],
  ['a list', JSON.stringify([A, B]), [A, B]],
  ['an indented list', ` \n${JSON.stringify([A, B], null, 2)}\n`, [A, B]],
  ['an empty list', '[ ]', []],
  ['one event', JSON.stringify(A), [A]],
  ['one indented event', JSON.stringify(A, null, 2), [A]],
  ['indented events in a row', [A, B].map((event) => JSON.stringify(event, null, 2)).join('\n'), [A, B]],
  ['packed NDJSON', gzipSync(LINES), [A, B]],
  ['a gzipped list', gzipSync(JSON.stringify([A, B])), [A, B]],
  ['several gzip members', Buffer.concat([gzipSync(LINES), gzipSync(LINES)]), [A, B, A, B]],
  ['a bad line', `${JSON.stringify(A)}\n{"type":\n${JSON.stringify(B)}`, [A, '2 line.json', B]],
  ['a truncated last line', LINES.slice(0, -20), [A, '2 line.json']],
  ['a bad element of a list', `[${JSON.stringify(A)},{"a" 1},${JSON.stringify(B)}]`, [A, '2 line.json', B]],
  ['a truncated list', JSON.stringify([A, B]).slice(0, -20), [A, '2 input.breaks_off']],
  ['a list that ends after a comma', `[${JSON.stringify(A)},`, [A, '2 input.breaks_off']],
  ['something after a list', `[${JSON.stringify(A)}] x`, [A, '2 input.after_list']],
  ['a list inside a list', `[[1],${JSON.stringify(A)}]`, ['1 line.list', A]],
  [
    'text that is not UTF-8',
    Buffer.concat([Buffer.from([0x7b, 0xff, 0x0a]), Buffer.from(LINES)]),
    ['1 line.utf8', A, B],
  ],
  ['junk', 'hello\nworld', ['1 line.json', '2 line.json']],
])('%s', async (_name, bytes, expected) => {
  expect(await read(bytes)).toEqual(expected);
  // Chunk boundaries do not change the result.
  expect(await read(bytes, 1)).toEqual(expected);
  expect(await read(bytes, 7)).toEqual(expected);
});

const WRAPPED = { userId: 'a', payload: A, createdAt: '2026-01-01T00:00:00Z', messageId: 'm' };

test.each<[string, object, object]>([
  ['an event in RudderStack’s own archive', WRAPPED, A],
  ['an event that has a payload', { ...WRAPPED, type: 'track' }, { ...WRAPPED, type: 'track' }],
  [
    'a payload that is not an event',
    { ...WRAPPED, payload: { type: 'x' } },
    { ...WRAPPED, payload: { type: 'x' } },
  ],
  ['a payload alone', { payload: A }, { payload: A }],
])('%s', async (_name, line, expected) => {
  expect(await read(`${JSON.stringify(line)}\n`)).toEqual([expected]);
});

test('truncated gzip: everything before is read, and the fault is reported', async () => {
  const packed = gzipSync(LINES.repeat(100), { level: 0 });
  const entries = await read(packed.subarray(0, packed.length - 300));
  expect(entries.length).toBeGreaterThan(150);
  expect(entries.slice(0, 2)).toEqual([A, B]);
  expect(entries.at(-1)).toMatch(/^\d+ input\.broken$/);
});

test('damaged gzip', async () => {
  const packed = gzipSync(LINES);
  packed.fill(0xff, 12, 40);
  expect((await read(packed)).at(-1)).toMatch(/^\d+ input\.broken$/);
});

test('keys with a meaning in JavaScript are plain keys', async () => {
  const [event] = (await read('[{"__proto__":{"polluted":true},"constructor":1}]')) as [object];
  expect(Object.keys(event)).toEqual(['__proto__', 'constructor']);
  expect('polluted' in event).toBe(false);
});

test('an element longer than any event is skipped', async () => {
  const long = JSON.stringify({ text: 'x'.repeat(6 * 1024 * 1024) });
  expect(await read(`[${long},${JSON.stringify(A)}]`, 64 * 1024)).toEqual(['1 line.length', A]);
});

test('done events are not parsed again', async () => {
  const lines: number[] = [];
  const options = { isDone: (line: number) => line < 3, onBytes: () => undefined };
  for await (const batch of readEntries(Readable.from([`junk\njunk\n${LINES}`]), 0, options))
    for (const { line } of batch) lines.push(line);
  expect(lines).toEqual([3, 4]);
});
