import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import {
  createSourceFile,
  isExportDeclaration,
  isImportDeclaration,
  isStringLiteral,
  ScriptTarget,
} from 'typescript';
import type { ExportDeclaration, ImportDeclaration } from 'typescript';

/** What one `import … from` or `export … from` statement says. */
export interface Link {
  /** The module as written. */
  module: string;
  /** Where the quoted module begins in the text. */
  start: number;
  end: number;
  /** The names imported from it, as the other module calls them. */
  names: string[];
}

/** Reads the imports and re-exports of a source. */
export function linksOf(text: string): Link[] {
  return createSourceFile('source.ts', text, ScriptTarget.ES2022, true)
    .statements.filter((statement) => isImportDeclaration(statement) || isExportDeclaration(statement))
    .flatMap((statement) => {
      const { moduleSpecifier } = statement;
      if (moduleSpecifier === undefined || !isStringLiteral(moduleSpecifier)) return [];
      const [start, end] = [moduleSpecifier.getStart(), moduleSpecifier.getEnd()];
      return [{ module: moduleSpecifier.text, start, end, names: namesOf(statement) }];
    });
}

/**
 * Every source that a source needs, itself included, by its path in the folder.
 *
 * @param folder Where the sources are.
 * @param entries Paths in it, without `.ts`.
 * @param isLeaf Whether a source, given by path, is replaced and not followed.
 */
export function reachableSources(
  folder: string,
  entries: readonly string[],
  isLeaf: (path: string) => boolean = () => false,
): Map<string, string> {
  const texts = new Map<string, string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (texts.has(path)) continue;
    const file = join(folder, `${path}.ts`);
    if (!existsSync(file)) throw new Error(`There is no source ${file}.`);
    const text = readFileSync(file, 'utf8');
    texts.set(path, text);
    for (const { module } of linksOf(text)) {
      const named = posix.join(posix.dirname(path), module);
      const needed = existsSync(join(folder, named, 'index.ts')) ? `${named}/index` : named;
      if (module.startsWith('.') && !isLeaf(needed)) waiting.push(needed);
    }
  }
  return texts;
}

/** The text with its modules re-pointed. */
export function repointed(text: string, target: (link: Link) => string): string {
  return linksOf(text)
    .reverse()
    .reduce((now, link) => `${now.slice(0, link.start)}'${target(link)}'${now.slice(link.end)}`, text);
}

function namesOf(statement: ImportDeclaration | ExportDeclaration): string[] {
  const bindings = isImportDeclaration(statement)
    ? statement.importClause?.namedBindings
    : statement.exportClause;
  const isDefault = isImportDeclaration(statement) && statement.importClause?.name !== undefined;
  if (bindings === undefined && isDefault) return ['default'];
  if (bindings === undefined || !('elements' in bindings)) {
    throw new Error(`Only named imports can be exported: ${statement.getText()}`);
  }
  return bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
}
