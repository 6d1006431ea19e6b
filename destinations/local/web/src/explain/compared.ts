import type { Preview } from '../../../src/workbench/api';
import type { Tone } from '../components/badge';

/** How the two platforms compare, in words. */
export interface Compared {
  tone: Tone;
  text: string;
  /** Both deliver, but not the same; a different dialect can be the reason. */
  hasDifferences: boolean;
}

const OUTCOMES = { delivered: 'sends it', skipped: 'skips it', failed: 'refuses it' } as const;

/**
 * Whether both platforms do the same with the event.
 *
 * @returns `undefined` while there is nothing to compare.
 */
export function compared(preview: Preview | undefined): Compared | undefined {
  const { segment, rudderstack } = preview?.sides ?? {};
  if (preview === undefined || segment === undefined || rudderstack === undefined) return undefined;
  if (segment.kind !== rudderstack.kind)
    return {
      tone: 'warn',
      text: `Different outcomes: Segment ${OUTCOMES[segment.kind]}, RudderStack ${OUTCOMES[rudderstack.kind]}`,
      hasDifferences: false,
    };
  const count = preview.differences.length;
  if (count > 0)
    return {
      tone: 'warn',
      text: count === 1 ? '1 difference' : `${count} differences`,
      hasDifferences: true,
    };
  return segment.requests.length === 0
    ? { tone: 'neutral', text: 'same outcome: nothing is sent', hasDifferences: false }
    : { tone: 'good', text: 'same payload', hasDifferences: false };
}
