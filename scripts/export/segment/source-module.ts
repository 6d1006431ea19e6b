import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { PACKAGES } from './target-path';

/** A replacement for a piece of a text. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** An import or a re-export. */
export interface ImportOf {
  /** The text between the quotes, and its place. */
  specifier: string;
  from: number;
  to: number;
  /** The names imported; none for a default import. */
  names: readonly string[];
}

/** A TypeScript source of this repository. */
export interface SourceModule {
  /** From the root, with slashes. */
  path: string;
  text: string;
  tree: ts.SourceFile;
  imports: readonly ImportOf[];
}

/** Reads a module and what it imports. */
export function readModule(root: string, path: string): SourceModule {
  return moduleOf(path, readFileSync(posix.join(root, path), 'utf8'));
}

/** A module whose text is known. */
export function moduleOf(path: string, text: string): SourceModule {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2020, true);
  return { path, text, tree, imports: tree.statements.flatMap((statement) => importOf(statement, tree)) };
}

function importOf(statement: ts.Statement, tree: ts.SourceFile): ImportOf[] {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
  const { moduleSpecifier } = statement;
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
  const list = ts.isImportDeclaration(statement)
    ? statement.importClause?.namedBindings
    : statement.exportClause;
  const names =
    list !== undefined && (ts.isNamedImports(list) || ts.isNamedExports(list))
      ? list.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
      : [];
  const specifier = moduleSpecifier.text;
  return [{ specifier, names, from: moduleSpecifier.getStart(tree) + 1, to: moduleSpecifier.getEnd() - 1 }];
}

/**
 * The module that a source imports.
 *
 * @returns `undefined` for what is none of ours.
 * @throws Error for a path without a file.
 */
export function importedPath(root: string, importer: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return PACKAGES[specifier];
  const path = posix.join(posix.dirname(importer), specifier);
  const found = [`${path}.ts`, `${path}/index.ts`].find((file) => existsSync(posix.join(root, file)));
  if (found === undefined) throw new Error(`${importer} imports ${specifier}, which is no file.`);
  return found;
}

/** The text with its edits made. */
export function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((made, { from, to, text: put }) => made.slice(0, from) + put + made.slice(to), text);
}
