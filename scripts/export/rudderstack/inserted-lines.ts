/** A line that an existing file of the host needs. */
export interface InsertedLine {
  path: string;
  line: string;
  /** The text with the line, or nothing when there is no place for it. */
  into: (text: string) => string | undefined;
}

const CAPABILITY = '  ENCHARGE: { routerTransform: true, regulations: true },\n';
const TESTED = "  'encharge',\n";

/** What the transformer must be told of a destination besides its folders. */
export const INSERTED_LINES: readonly InsertedLine[] = [
  { path: 'src/features.ts', line: CAPABILITY.trim(), into: withCapability },
  { path: 'test/integrations/component.test.ts', line: TESTED.trim(), into: withTestedDestination },
];

/** After the last destination that has a router transformation; those for the host's own tests stay last. */
function withCapability(text: string): string | undefined {
  const own = /^ {2}ENCHARGE: \{[^\n]*\},\n/m;
  if (own.test(text)) return text.replace(own, CAPABILITY);
  const others = [...text.matchAll(/^ {2}(?!TEST_)[A-Z0-9_]+: \{ routerTransform: true[^\n]*\},\n/gm)];
  return insertedAfter(text, others.at(-1));
}

/** The host checks the form of the answers of the destinations in this list. */
function withTestedDestination(text: string): string | undefined {
  const list = /^const INTEGRATIONS_WITH_UPDATED_TEST_STRUCTURE = \[\n(?: {2}'[^\n]*\n)*/m.exec(text);
  if (list?.[0].includes(TESTED) === true) return text;
  return insertedAfter(text, list, TESTED);
}

function insertedAfter(
  text: string,
  match: RegExpMatchArray | RegExpExecArray | null | undefined,
  line = CAPABILITY,
): string | undefined {
  if (match?.index === undefined) return undefined;
  const end = match.index + match[0].length;
  return `${text.slice(0, end)}${line}${text.slice(end)}`;
}
