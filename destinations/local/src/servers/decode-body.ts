import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { parseJson } from '../cli/json/parse-json';

/** The most bytes of a body, unpacked. The SDKs themselves stop at 500 kB. */
export const LARGEST_BODY_BYTES = 5 * 1024 * 1024;

const unzip = promisify(gunzip);

/**
 * Reads what an SDK of Segment or RudderStack posts: JSON, plain or gzipped. The content type is not asked: RudderStack's SDK labels its
 * gzipped JSON `application/x-www-form-urlencoded`, and web SDKs label theirs `text/plain`.
 */
export async function decodeBody(
  body: Buffer,
  encoding: string | undefined,
): Promise<{ value: unknown } | { fault: string }> {
  const bytes = encoding === 'gzip' ? await unpacked(body) : body;
  if (bytes === undefined) return { fault: 'The body is not gzip, or too large unpacked.' };
  const parsed = parseJson(bytes.toString('utf8'));
  return parsed.ok ? { value: parsed.value } : { fault: `The body is not valid JSON${parsed.hint}.` };
}

async function unpacked(body: Buffer): Promise<Buffer | undefined> {
  try {
    return await unzip(body, { maxOutputLength: LARGEST_BODY_BYTES });
  } catch {
    return undefined;
  }
}
