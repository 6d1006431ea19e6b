import { crc32, createInflateRaw } from 'node:zlib';
import { ByteReader } from './byte-reader';

// RFC 1952: the magic number and the only method there is; the flags; what stands between the header and the data, and behind them.
const MAGIC = Buffer.from([0x1f, 0x8b, 8]);
const HAS_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;
const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;

/**
 * Unpacks gzip, several members one after the other included; zeros that fill up the end are left out. All of a member is handed on
 * before a fault behind it is told: zlib's own reading of several members would lose up to a chunk.
 *
 * @throws with zlib's code when the input is damaged, breaks off, or goes on with something else.
 */
export async function* unpack(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const input = new ByteReader(packed);
  for (
    let header = await input.take(HEADER_BYTES);
    isMember(header);
    header = await input.take(HEADER_BYTES)
  ) {
    await skipRest(header, input);
    let [checksum, size] = [0, 0];
    for await (const chunk of inflate(input)) {
      checksum = crc32(chunk, checksum);
      size = (size + chunk.length) % 2 ** 32;
      yield chunk;
    }
    const trailer = await input.take(TRAILER_BYTES);
    if (trailer.length < TRAILER_BYTES) throw breaksOff();
    if (trailer.readUInt32LE(0) !== checksum || trailer.readUInt32LE(4) !== size) throw damaged();
  }
}

/** @returns false at the end. */
function isMember(header: Buffer): boolean {
  if (header.length === 0 || header[0] === 0) return false;
  if (!header.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, header.length))) throw damaged();
  if (header.length < HEADER_BYTES) throw breaksOff();
  return true;
}

async function skipRest(header: Buffer, input: ByteReader): Promise<void> {
  const flags = header[3] ?? 0;
  if ((flags & HAS_EXTRA) !== 0) {
    const length = await input.take(2);
    if (length.length === 2) await input.take(length.readUInt16LE());
  }
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if ((flags & flag) === 0) continue;
    for (let byte = await input.take(1); byte.length === 1 && byte[0] !== 0;) byte = await input.take(1);
  }
  if ((flags & HAS_CHECKSUM) !== 0) await input.take(2);
}

/** Unpacks the data of one member, and leaves what is behind it. */
async function* inflate(input: ByteReader): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw({ chunkSize: 64 * 1024 });
  const faults: Error[] = [];
  let ready: Buffer[] = [];
  let wake = (): void => undefined;
  const step = (start: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      start(resolve);
    });
  inflater.on('data', (chunk: Buffer) => ready.push(chunk));
  inflater.on('error', (error) => {
    faults.push(error);
    wake();
  });
  inflater.on('end', () => wake());
  function* takeReady(): Generator<Buffer> {
    const taken = ready;
    ready = [];
    yield* taken;
    for (const fault of faults) throw fault;
  }
  try {
    let [written, left] = [0, 0];
    for (let chunk = await input.next(); chunk !== undefined; chunk = await input.next()) {
      const bytes = chunk;
      await step((done) => inflater.write(bytes, () => done()));
      yield* takeReady();
      written += bytes.length;
      left = written - inflater.bytesWritten;
      if (left === 0) continue;
      input.unread(bytes.subarray(bytes.length - left));
      break;
    }
    // When it left something, it has ended by itself.
    await step((done) => {
      if (inflater.readableEnded) done();
      else if (left === 0) inflater.end();
    });
    yield* takeReady();
  } finally {
    inflater.destroy();
  }
}

function damaged(): Error {
  return Object.assign(new Error('The packed data are damaged.'), { code: 'Z_DATA_ERROR' });
}

function breaksOff(): Error {
  return Object.assign(new Error('The packed data break off.'), { code: 'Z_BUF_ERROR' });
}
