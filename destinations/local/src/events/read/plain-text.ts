import { peek } from './peek';
import { unpack } from './unpack';

const SIGN_BYTES = 2;
const GZIP = 0x1f8b;
/** By the byte order mark. */
const UTF16: ReadonlyMap<number, string> = new Map([
  [0xfffe, 'utf-16le'],
  [0xfeff, 'utf-16be'],
]);

/** The UTF-8 text of what may be packed by gzip, or be UTF-16 as PowerShell and Excel write it. What it is shows in the bytes; names lie. */
export async function* plainText(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const raw = await peekAtSign(bytes);
  const text = raw.sign === GZIP ? await peekAtSign(unpack(raw.all)) : raw;
  const encoding = UTF16.get(text.sign);
  yield* encoding === undefined ? text.all : decoded(text.all, encoding);
}

async function peekAtSign(
  bytes: AsyncGenerator<Buffer>,
): Promise<{ sign: number; all: AsyncGenerator<Buffer> }> {
  const { head, all } = await peek(bytes, ({ length }) => length >= SIGN_BYTES);
  return { sign: head.length < SIGN_BYTES ? 0 : head.readUInt16BE(), all };
}

async function* decoded(bytes: AsyncGenerator<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
