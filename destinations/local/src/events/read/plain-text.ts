import { encodingOf, isText } from '../../cli/text/encoding';
import { peek } from './peek';
import { unpack } from './unpack';

const SIGN_BYTES = 4;

/** The input is not text. */
export class NotText extends Error {}
const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * The UTF-8 text of an input that may be gzipped, or UTF-16. The bytes decide; file names lie.
 *
 * @throws {NotText} for an image and the like.
 */
export async function* plainText(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const hasSign = ({ length }: Buffer): boolean => length >= SIGN_BYTES;
  const raw = await peek(bytes, hasSign);
  const isPacked = raw.head.subarray(0, GZIP.length).equals(GZIP);
  const { head, all } = isPacked ? await peek(unpack(raw.all), hasSign) : raw;
  if (!isText(head))
    throw new NotText(
      'This is not text, but an image, an archive, a spreadsheet or the like. Check the name.',
    );
  const encoding = encodingOf(head);
  yield* encoding === 'utf-8' ? all : decoded(all, encoding);
}

async function* decoded(bytes: AsyncGenerator<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
