import { recordOf } from '../cli/json/records';
import { decodeBody } from './decode-body';

/** The events of a batch, or why there are none. */
export type DecodedBatch = { events: unknown[] } | { fault: string };

/** Reads the batch that an SDK of Segment or RudderStack posts: JSON, plain or gzipped. */
export async function decodeBatch(body: Buffer, encoding: string | undefined): Promise<DecodedBatch> {
  const decoded = await decodeBody(body, encoding);
  return 'fault' in decoded ? decoded : batchIn(decoded.value);
}

/** The events of what was posted. */
export function batchIn(value: unknown): DecodedBatch {
  const batch = recordOf(value)?.['batch'];
  return Array.isArray(batch) ? { events: batch } : { fault: 'The body has no batch: a list of events.' };
}
