/**
 * Replaces the text between a block's two markers.
 *
 * @param by The command that writes it.
 * @throws {Error} when the text has no such block.
 */
export function withBlock(text: string, name: string, block: string, by = 'npm run generate'): string {
  const start = `<!-- generated: ${name}, by ${by} -->`;
  const end = `<!-- end of ${name} -->`;
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`there is no block "${name}"`);
  return `${text.slice(0, from)}${start}\n\n${block}\n\n${text.slice(to)}`;
}

/** A row of a Markdown table. */
export function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Text as code. */
export const code = (text: string): string => `\`${text}\``;

const SENTENCE = /^.+?[.:](?= [A-Z"]|$)/;

/** A text's first sentence, short enough for a table cell. */
export function summaryOf(text: string): string {
  return (SENTENCE.exec(text)?.[0] ?? text).replace(/:$/, '.');
}

/**
 * The rest of the texts after their first sentences, as a list below the table.
 *
 * @param rows A name and its whole text.
 */
export function notes(rows: readonly (readonly [name: string, text: string])[]): string[] {
  const lines = rows.flatMap(([name, text]) => {
    const rest = text.slice(SENTENCE.exec(text)?.[0].length ?? text.length).trim();
    return rest === '' ? [] : [`- ${name}: ${rest}`];
  });
  return lines.length === 0 ? [] : ['', ...lines];
}
