import { createHash } from 'node:crypto';
import type { Exchange, ExchangeAnswer, Recording } from './exchange';

/** Seals a recording from the live API with its time and a checksum over request and answer. */
export function sealRecording(
  { name, before, request }: Pick<Exchange, 'name' | 'before' | 'request'>,
  answer: ExchangeAnswer,
  at: string,
): Recording {
  const sealed = JSON.stringify(sorted([name, before, request, answer, at]));
  // Short, and in an alphabet that nobody could mistake for a key.
  const hash = createHash('sha256').update(sealed).digest();
  const checksum = Array.from(hash.subarray(0, 8), (byte) => String(byte).padStart(3, '0')).join('-');
  return { at, checksum };
}

/** Whether the recording is unchanged since `record --live` wrote it. */
export function isSealed(exchange: Exchange): boolean {
  const { answer, recording } = exchange;
  if (answer === undefined || recording === undefined) return false;
  return sealRecording(exchange, answer, recording.at).checksum === recording.checksum;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]): [string, unknown] => [key, sorted(member)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
