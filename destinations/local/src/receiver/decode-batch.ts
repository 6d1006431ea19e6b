import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { parseJson } from '../parse-json';

/** The most bytes of a batch, unpacked. The SDKs themselves stop at 500 kB. */
export const LARGEST_BATCH_BYTES = 5 * 1024 * 1024;

/** The events of a batch, or why there are none. */
export type DecodedBatch = { events: unknown[] } | { fault: string };

const unzip = promisify(gunzip);

/**
 * Reads the batch that an SDK of Segment or RudderStack posts: JSON, plain or gzipped. The content type is not asked: RudderStack's
 * SDK labels its gzipped JSON `application/x-www-form-urlencoded`.
 */
export async function decodeBatch(body: Buffer, encoding: string | undefined): Promise<DecodedBatch> {
  const bytes = encoding === 'gzip' ? await unpacked(body) : body;
  if (bytes === undefined) return { fault: 'The body is not gzip, or too large unpacked.' };
  const parsed = parseJson(bytes.toString('utf8'));
  if (!parsed.ok) return { fault: `The body is not valid JSON${parsed.hint}.` };
  const batch: unknown =
    typeof parsed.value === 'object' && parsed.value !== null && 'batch' in parsed.value
      ? parsed.value.batch
      : undefined;
  return Array.isArray(batch) ? { events: batch } : { fault: 'The body has no batch: a list of events.' };
}

async function unpacked(body: Buffer): Promise<Buffer | undefined> {
  try {
    return await unzip(body, { maxOutputLength: LARGEST_BATCH_BYTES });
  } catch {
    return undefined;
  }
}
