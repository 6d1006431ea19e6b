import { posix } from 'node:path';
import ts from 'typescript';
import { edited, importedPath } from './source-module';
import type { Edit, SourceModule } from './source-module';
import { targetPath } from './target-path';

/** A file of the exported folder, not yet formatted. */
export interface ExportedFile {
  /** In the folder, with slashes. */
  path: string;
  text: string;
}

/**
 * A module as it stands in the exported folder: at its place there, with imports that fit, and without `satisfies`, which the host's
 * formatter cannot read.
 */
export function exportedModule(root: string, module: SourceModule, actions: readonly string[]): ExportedFile {
  const path = targetPath(module.path, actions);
  const imports = module.imports.flatMap(({ specifier, from, to }): Edit[] => {
    const imported = importedPath(root, module.path, specifier);
    if (imported === undefined)
      return specifier.startsWith('node:') ? [{ from, to, text: specifier.slice(5) }] : [];
    return [{ from, to, text: relativeSpecifier(path, targetPath(imported, actions)) }];
  });
  return { path, text: edited(module.text, [...imports, ...satisfiesIn(module.tree)]) };
}

/** @example relativeSpecifier('trackEvent/index.ts', 'core/index.ts') // '../core' */
function relativeSpecifier(importer: string, imported: string): string {
  const path = posix.relative(posix.dirname(importer), imported).replace(/\.ts$/, '');
  const specifier = path.startsWith('.') ? path : `./${path}`;
  return specifier.replace(/(?<=\w)\/index$/, '');
}

function satisfiesIn(node: ts.Node): Edit[] {
  const edits: Edit[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isSatisfiesExpression(child))
      edits.push({ from: child.expression.getEnd(), to: child.getEnd(), text: '' });
    ts.forEachChild(child, visit);
  };
  visit(node);
  return edits;
}
