import { brotliDecompressSync, constants, gunzipSync, inflateSync } from 'node:zlib';

/**
 * A body as text. The clients do not request compression, but a proxy that compresses anyway must not hide Encharge's message. A body that
 * cannot be unpacked within the limit is an empty text.
 *
 * @param encoding The answer's `Content-Encoding`.
 * @param limit Bytes, after unpacking.
 */
export function decodeBody(bytes: Buffer, encoding: string | undefined, limit: number): string {
  try {
    return unpack(bytes, encoding?.trim().toLowerCase(), limit).toString('utf8');
  } catch {
    return '';
  }
}

function unpack(bytes: Buffer, encoding: string | undefined, maxOutputLength: number): Buffer {
  // With a sync flush at its end, a truncated body yields its content instead of an error.
  const options = { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH };
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(bytes, options);
    case 'deflate':
      return inflateSync(bytes, options);
    case 'br':
      return brotliDecompressSync(bytes, { maxOutputLength, finishFlush: constants.BROTLI_OPERATION_FLUSH });
    default:
      return bytes;
  }
}
