/** Reads until there is enough, then returns all of it again, with the head in one piece. */
export async function peek(
  chunks: AsyncGenerator<Buffer>,
  isEnough: (head: Buffer) => boolean,
): Promise<{ head: Buffer; all: AsyncGenerator<Buffer> }> {
  let head = Buffer.alloc(0);
  let fault: unknown;
  try {
    for (let next = await chunks.next(); ; next = await chunks.next()) {
      if (next.done === true) break;
      head = Buffer.concat([head, next.value]);
      if (isEnough(head)) break;
    }
  } catch (error) {
    fault = error;
  }
  async function* again(): AsyncGenerator<Buffer> {
    if (head.length > 0) yield head;
    if (fault !== undefined) throw fault as Error;
    yield* chunks;
  }
  return { head, all: again() };
}
