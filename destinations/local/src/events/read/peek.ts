/** Reads until there is enough, then gives all of it again. */
export async function peek(
  chunks: AsyncGenerator<Buffer>,
  isEnough: (head: Buffer) => boolean,
): Promise<{ head: Buffer; all: AsyncGenerator<Buffer> }> {
  const read: Buffer[] = [];
  let head = Buffer.alloc(0);
  let fault: unknown;
  try {
    for (let next = await chunks.next(); ; next = await chunks.next()) {
      if (next.done === true) break;
      read.push(next.value);
      head = Buffer.concat([head, next.value]);
      if (isEnough(head)) break;
    }
  } catch (error) {
    fault = error;
  }
  async function* again(): AsyncGenerator<Buffer> {
    yield* read;
    if (fault !== undefined) throw fault as Error;
    yield* chunks;
  }
  return { head, all: again() };
}
