import { isRecord } from '../../cli/json/records';
import { printable } from '../../cli/text/printable';
import { UsageError } from '../../cli/usage-error';
import type { Entry } from '../entry';
import { LOOKS_WRONG } from '../input-hint';
import { eventsOf } from './source';
import type { Source } from './source';

/** How many lines or values to check. */
const MOST_LOOKED_AT = 20;

/**
 * Makes sure that a single file begins with an event: otherwise every line of a README or an image would become a dead letter.
 *
 * @throws {UsageError} with what is wrong with its first line.
 */
export async function expectEvents(source: Source): Promise<void> {
  const [file, ...others] = source.inputs;
  if (file === undefined || others.length > 0 || !('bytes' in file) || source.csv !== undefined) return;
  let lookedAt = 0;
  let first: Entry | undefined;
  for await (const entry of eventsOf(source)) {
    if (isLikeEvent(entry)) return;
    first ??= entry;
    lookedAt += 1;
    if (lookedAt === MOST_LOOKED_AT) break;
  }
  if (first === undefined) return;
  const fault = 'problem' in first ? ` Line ${first.line}: ${first.problem.message}` : '';
  throw new UsageError(`"${printable(file.name)}" is not sent. ${LOOKS_WRONG}${fault}`);
}

function isLikeEvent(entry: Entry): boolean {
  return 'event' in entry && isRecord(entry.event) && typeof entry.event['type'] === 'string';
}
