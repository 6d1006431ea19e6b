import ts from 'typescript';
import type { Runtime } from '../runtime';
import { lineOf, nodesOf } from './parse';
import type { Parsed } from './parse';

/** What RudderStack's scanner mistakes for an import, anywhere in the text. */
const LOOKS_LIKE_IMPORT = /\bimport\b[^;]*?\bfrom\b\s*["'`]/;

/** Imports in any form: a pasted file has nothing beside it to load. */
export function importRefusals({ file }: Parsed, runtime: Runtime): string[] {
  const refusals = nodesOf(file).flatMap((node) => {
    const what = loading(node);
    return what === undefined
      ? []
      : [`line ${lineOf(file, node.getStart())}: ${what}; ${runtime.name} load nothing.`];
  });
  const text = runtime.scansText ? LOOKS_LIKE_IMPORT.exec(file.text) : null;
  if (text !== null && refusals.length === 0) {
    refusals.push(
      `line ${lineOf(file, text.index)}: a string or comment reads like an import, and ${runtime.name} look for imports there too.`,
    );
  }
  return refusals;
}

function loading(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node)) return 'an import is left';
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined)
    return 'an export from another file is left';
  if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
    return 'import.meta is left';
  if (!ts.isCallExpression(node)) return undefined;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'a dynamic import is left';
  return ts.isIdentifier(node.expression) && /^(__)?require$/.test(node.expression.text)
    ? 'a require is left'
    : undefined;
}
