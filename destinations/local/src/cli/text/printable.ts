const LONGEST = 200;

/**
 * Makes text of unknown origin safe for a terminal: control characters, which could repaint it, become escapes; very long text is cut.
 * Event keys get into messages, and anybody can send any key.
 */
export function printable(text: string): string {
  const safe = text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, escape);
  return safe.length <= LONGEST ? safe : `${safe.slice(0, LONGEST)}…`;
}

/** A message that may quote event keys: each word is made printable, and the message is never cut. */
export function printableSentence(text: string): string {
  return text.split(' ').map(printable).join(' ');
}

/** JSON for a terminal: JSON escapes most control characters itself, but not the C1 and the invisible ones. */
export function printableJson(text: string): string {
  return text.replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, escape);
}

function escape(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');
}
