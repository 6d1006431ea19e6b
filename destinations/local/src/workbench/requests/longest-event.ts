/** The maximum length of an event, in characters. Segment and RudderStack themselves accept 32 kB. */
export const LONGEST_EVENT = 1_000_000;

/**
 * What is wrong with an oversized text, and what to do.
 *
 * @param length In characters.
 */
export function tooLong(length: number): string {
  const millions = (Math.ceil(length / 1e5) / 10).toFixed(1);
  return `This text has ${millions} million characters. The workbench takes events of at most 1 million, Segment and RudderStack of 32 kB: paste one event, not a whole export.`;
}
