import { posix } from 'node:path';
import ts from 'typescript';
import { camelCase } from '../../sources/camel-case';
import { cutEdits } from './cut-edits';
import { identifiersIn, keysOf } from './declarations';
import type { Declaration, DeclarationGraph } from './declarations';

export function moduleText(
  name: string,
  own: readonly Declaration[],
  reached: readonly Declaration[],
  groups: ReadonlyMap<string, readonly Declaration[]>,
  entries: ReadonlySet<Declaration>,
  graph: DeclarationGraph,
): string {
  const ours = new Set(own);
  const usedOutside = new Set(
    reached.filter((one) => !ours.has(one)).flatMap(({ uses }) => [...uses].filter((used) => ours.has(used))),
  );
  const renamed = renamesIn(own, graph);
  const imports = [...groups].flatMap(([other, declarations]) => {
    if (other === name) return [];
    const needed = declarations.filter((one) => own.some(({ uses }) => uses.has(one)));
    const line = (type: string, list: readonly Declaration[]): string[] => {
      const names = list.flatMap((one) => one.names.map(({ text }) => text)).sort();
      return names.length === 0 ? [] : [`import ${type}{ ${names.join(', ')} } from './${other}';`];
    };
    return [
      ...line(
        '',
        needed.filter((one) => !isType(one)),
      ),
      ...line('type ', needed.filter(isType)),
    ];
  });
  const texts = own.map((declaration, index) => {
    const isExported = usedOutside.has(declaration) || entries.has(declaration);
    const text = declarationText(declaration, isExported, renamed, graph);
    const keys = keysOf(declaration, graph);
    // Names of entries that nothing here reads.
    const known = keys === undefined || ours.has(keys) ? text : text.replace(/keyof typeof \w+/, 'string');
    return `${isJoined(own[index - 1], declaration) ? '\n' : '\n\n'}${known}`;
  });
  return `${imports.join('\n')}${texts.join('')}\n`;
}

/** True where no blank line stands between two declarations of one source. */
function isJoined(before: Declaration | undefined, { statement, file }: Declaration): boolean {
  return (
    before?.file === file && /^\n\S/.test(statement.getFullText()) && before.statement.end === statement.pos
  );
}

/** Two sources of a folder may have a helper of the same name. */
function renamesIn(own: readonly Declaration[], graph: DeclarationGraph): Map<ts.Symbol, string> {
  const taken = new Set<string>();
  const renamed = new Map<ts.Symbol, string>();
  for (const { names, file } of [...own].sort(
    (one, other) => Number(isLocal(one)) - Number(isLocal(other)),
  )) {
    for (const identifier of names) {
      const { text } = identifier;
      const symbol = graph.symbolOf(identifier);
      if (taken.has(text) && symbol !== undefined) {
        const folderless = camelCase(posix.basename(file, '.ts'));
        renamed.set(symbol, `${text}In${folderless.charAt(0).toUpperCase()}${folderless.slice(1)}`);
      }
      taken.add(renamed.get(symbol as ts.Symbol) ?? text);
    }
  }
  return renamed;
}

function declarationText(
  { statement }: Declaration,
  isExported: boolean,
  renamed: ReadonlyMap<ts.Symbol, string>,
  graph: DeclarationGraph,
): string {
  const source = statement.getSourceFile().text;
  const comments = ts.getLeadingCommentRanges(source, statement.pos) ?? [];
  const start = attachedStart(source, comments, statement.getStart());
  const renames = identifiersIn(statement, graph.cuts).flatMap((identifier) => {
    const symbol = renamed.size === 0 ? undefined : graph.symbolOf(identifier);
    const to = symbol === undefined ? undefined : renamed.get(symbol);
    if (to === undefined) return [];
    const isShorthand = ts.isShorthandPropertyAssignment(identifier.parent);
    const text = isShorthand ? `${identifier.text}: ${to}` : to;
    return [{ start: identifier.getStart(), end: identifier.getEnd(), text }];
  });
  const edits = [...renames, ...cutEdits(statement, graph.cuts)];
  const modifier = ts.canHaveModifiers(statement)
    ? ts.getModifiers(statement)?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    : undefined;
  if (modifier === undefined && isExported)
    edits.push({ start: statement.getStart(), end: statement.getStart(), text: 'export ' });
  if (modifier !== undefined && !isExported)
    edits.push({ start: modifier.getStart(), end: modifier.getEnd() + 1, text: '' });
  return edits
    .sort((one, other) => other.start - one.start)
    .reduce(
      (text, edit) => text.slice(0, edit.start - start) + edit.text + text.slice(edit.end - start),
      source.slice(start, statement.end),
    )
    .replaceAll(/^( *)\/\*\*[\s\S]*?\*\//gm, (comment, indent: string) => `${indent}${shortened(comment)}`);
}

/** The first sentence of a comment: what a declaration is for; contracts and examples stand in our own repository. */
function shortened(comment: string): string {
  const words = comment
    .replaceAll(/^ *\/?\*+\/?|\*\/$/gm, ' ')
    .replaceAll(/\s+/g, ' ')
    .split(/ @/)[0];
  const sentence = /^.*?[^.][.:](?= [A-Z]|$)/.exec((words ?? '').trim())?.[0] ?? (words ?? '').trim();
  return `/** ${sentence.replace(/:$/, '.')} */`;
}

/** Where the comment begins that stands right above a statement; one apart from it belongs to the file. */
function attachedStart(source: string, comments: readonly ts.CommentRange[], start: number): number {
  let first = start;
  for (const { pos, end } of [...comments].reverse()) {
    if (/\n\s*\n/.test(source.slice(end, first))) break;
    first = pos;
  }
  return first;
}

function isType({ statement }: Declaration): boolean {
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
}

function isLocal({ statement }: Declaration): boolean {
  return !(
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  );
}
