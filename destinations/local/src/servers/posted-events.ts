import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { HonoRequest } from 'hono';
import { parseJson } from '../cli/json/parse-json';
import { recordOf } from '../cli/json/records';

/** The maximum size of an unpacked body, in bytes. The SDKs themselves stop at 500 kB. */
export const LARGEST_BODY_BYTES = 5 * 1024 * 1024;

const unzip = promisify(gunzip);

/**
 * Reads what a Segment or RudderStack SDK posts: JSON, plain or gzipped. The content type does not matter: RudderStack's SDK labels its
 * gzipped JSON `application/x-www-form-urlencoded`, and web SDKs label theirs `text/plain`.
 */
export async function readPosted(request: HonoRequest): Promise<{ value: unknown } | { fault: string }> {
  const body = Buffer.from(await request.arrayBuffer());
  const bytes = request.header('content-encoding') === 'gzip' ? await unpacked(body) : body;
  if (bytes === undefined) return { fault: 'The body is not gzip, or too large unpacked.' };
  const parsed = parseJson(bytes.toString('utf8'));
  return parsed.ok ? { value: parsed.value } : { fault: `The body is not valid JSON${parsed.hint}.` };
}

/** The events in a batch, or the reason there are none. */
export function batchIn(value: unknown): { events: unknown[] } | { fault: string } {
  const batch = recordOf(value)?.['batch'];
  return Array.isArray(batch) ? { events: batch } : { fault: 'The body has no batch: a list of events.' };
}

async function unpacked(body: Buffer): Promise<Buffer | undefined> {
  try {
    return await unzip(body, { maxOutputLength: LARGEST_BODY_BYTES });
  } catch {
    return undefined;
  }
}
