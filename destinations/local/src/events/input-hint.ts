const WHAT_TO_GIVE = 'Give events of the CDP spec, as NDJSON or as a JSON list';

/** The text about an input without events. */
export const LOOKS_WRONG = `This does not look like a file of events. ${WHAT_TO_GIVE}, or a CSV file of people with --as identify.`;

/**
 * What to say about an input in which no event was found, or `undefined`.
 *
 * @param read How many lines or values it has.
 * @param unreadable How many of them are not events of the spec.
 */
export function inputHint(read: number, unreadable: number): string | undefined {
  if (read === 0) return `The input holds no event. ${WHAT_TO_GIVE}.`;
  if (unreadable < read) return undefined;
  return LOOKS_WRONG;
}
