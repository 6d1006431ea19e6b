import { createGunzip } from 'node:zlib';

/**
 * Unpacks gzip, including several members in a row. Everything unpacked before a fault is passed on first.
 *
 * @throws zlib's error when the input is damaged or truncated.
 */
export async function* unpack(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  const faults: Error[] = [];
  let ready: Buffer[] = [];
  let wake = (): void => undefined;
  const step = (start: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      start(resolve);
    });
  gunzip.on('data', (chunk: Buffer) => ready.push(chunk));
  gunzip.on('error', (error) => {
    faults.push(error);
    wake();
  });
  const takeReady = (): Buffer[] => {
    const taken = ready;
    ready = [];
    return taken;
  };
  try {
    for await (const chunk of packed) {
      await step((done) => gunzip.write(chunk, () => done()));
      yield* takeReady();
      for (const fault of faults) throw fault;
    }
    await step((done) => gunzip.once('end', done).end());
    yield* takeReady();
    for (const fault of faults) throw fault;
  } finally {
    gunzip.destroy();
  }
}
