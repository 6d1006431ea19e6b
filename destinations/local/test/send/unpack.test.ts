import { randomBytes } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { unpack } from '../../src/send/unpack';

/** What comes out, and the code of what ends it. */
async function unpacked(packed: Buffer, chunkBytes: number): Promise<{ bytes: Buffer; code?: string }> {
  async function* chunks(): AsyncGenerator<Buffer> {
    await Promise.resolve();
    for (let start = 0; start < packed.length; start += chunkBytes)
      yield packed.subarray(start, start + chunkBytes);
  }
  const parts: Buffer[] = [];
  try {
    for await (const part of unpack(chunks())) parts.push(part);
  } catch (error) {
    return { bytes: Buffer.concat(parts), code: (error as { code: string }).code };
  }
  return { bytes: Buffer.concat(parts) };
}

const TEXT = Buffer.from('some text, some more text\n'.repeat(40));
const LONG = Buffer.concat([randomBytes(150_000), Buffer.alloc(300_000, 'x')]);
const ONE = gzipSync(TEXT);
/** With everything a header may have: extra field, name, comment, checksum. */
const FULL = Buffer.concat([
  Buffer.from([0x1f, 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 3]),
  Buffer.from([3, 0, 9, 0, 9]),
  Buffer.from('a name\0a comment\0'),
  Buffer.from([1, 2]),
  deflateRawSync(TEXT),
  ONE.subarray(-8),
]);
const wrong = (place: number): Buffer => {
  const packed = Buffer.from(ONE);
  packed.writeUInt8((packed.at(place) ?? 0) ^ 0xff, place < 0 ? packed.length + place : place);
  return packed;
};

test.each<[string, Buffer, Buffer, string?]>([
  ['a member', ONE, TEXT],
  ['an empty one', gzipSync(''), Buffer.alloc(0)],
  ['members, an empty one between', Buffer.concat([ONE, gzipSync(''), FULL]), Buffer.concat([TEXT, TEXT])],
  ['zeros at the end', Buffer.concat([ONE, Buffer.alloc(512)]), TEXT],
  ['a line end behind it', Buffer.concat([ONE, Buffer.from('\n')]), TEXT, 'Z_DATA_ERROR'],
  ['text behind it', Buffer.concat([ONE, Buffer.from('{"type":"identify"}\n')]), TEXT, 'Z_DATA_ERROR'],
  ['half a header behind it', Buffer.concat([ONE, ONE.subarray(0, 5)]), TEXT, 'Z_BUF_ERROR'],
  ['a header that breaks off in its name', FULL.subarray(0, 18), Buffer.alloc(0), 'Z_BUF_ERROR'],
  ['a trailer that breaks off', ONE.subarray(0, -3), TEXT, 'Z_BUF_ERROR'],
  ['a wrong checksum', wrong(-5), TEXT, 'Z_DATA_ERROR'],
  ['a wrong length', wrong(-1), TEXT, 'Z_DATA_ERROR'],
  ['another method', wrong(2), Buffer.alloc(0), 'Z_DATA_ERROR'],
])('%s', async (_name, packed, bytes, code = '') => {
  const expected = code === '' ? { bytes } : { bytes, code };
  for (const chunkBytes of [1, 7, 1 << 20]) expect(await unpacked(packed, chunkBytes)).toEqual(expected);
});

test('more than fits into a chunk, wherever the chunks end', async () => {
  const packed = Buffer.concat([gzipSync(LONG), gzipSync(LONG), Buffer.from('x')]);
  for (const chunkBytes of [1000, 65_536, packed.length]) {
    const { bytes, code } = await unpacked(packed, chunkBytes);
    expect(bytes.equals(Buffer.concat([LONG, LONG]))).toBe(true);
    expect(code).toBe('Z_DATA_ERROR');
  }
});

test('data that break off: what came before is handed on', async () => {
  const packed = gzipSync(LONG);
  const { bytes, code } = await unpacked(packed.subarray(0, 100_000), 4096);
  expect(code).toBe('Z_BUF_ERROR');
  expect(bytes.length).toBeGreaterThan(90_000);
  expect(bytes.equals(LONG.subarray(0, bytes.length))).toBe(true);
});
