/** A line that one of the host's files needs. */
export interface InsertedLine {
  path: string;
  line: string;
  /** The text with the line, or nothing when there is no place for it. */
  into: (text: string) => string | undefined;
}

const CAPABILITY = '  ENCHARGE: { routerTransform: true, regulations: true },\n';

/** The lines about a destination that the transformer needs outside its folders. */
export const INSERTED_LINES: readonly InsertedLine[] = [
  { path: 'src/features.ts', line: CAPABILITY.trim(), into: withCapability },
];

/** After the last destination with a router transformation; those for the host's own tests stay last. */
function withCapability(text: string): string | undefined {
  const own = /^ {2}ENCHARGE: \{[^\n]*\},\n/m;
  if (own.test(text)) return text.replace(own, CAPABILITY);
  const others = [...text.matchAll(/^ {2}(?!TEST_)[A-Z0-9_]+: \{ routerTransform: true[^\n]*\},\n/gm)];
  const last = others.at(-1);
  if (last === undefined) return undefined;
  const end = last.index + last[0].length;
  return `${text.slice(0, end)}${CAPABILITY}${text.slice(end)}`;
}
