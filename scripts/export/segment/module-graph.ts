import ts from 'typescript';
import { edited, importedPath, moduleOf, readModule } from './source-module';
import type { Edit, SourceModule } from './source-module';
import { CORE_INDEX } from './target-path';

/** The packages that the exported folder may import: those of Segment's repository. */
const ALLOWED = new Set(['@segment/actions-core']);
const ALLOWED_IN_TESTS = new Set(['@segment/actions-core', 'nock', 'node:fs', 'node:path']);

/**
 * The modules that are reached from some, these included. Of core's index only what they use is kept, so that the rest of core stays
 * behind.
 *
 * @throws Error for an import that the exported folder cannot have.
 */
export function reachedFrom(root: string, entries: readonly string[], areTests = false): SourceModule[] {
  const used = new Set<string>();
  const modules = new Map<string, SourceModule>();
  const allowed = areTests ? ALLOWED_IN_TESTS : ALLOWED;
  const visit = (path: string): void => {
    if (modules.has(path)) return;
    const module = readModule(root, path);
    modules.set(path, module);
    for (const { specifier, names } of module.imports) {
      const imported = importedPath(root, path, specifier);
      if (imported === CORE_INDEX) names.forEach((name) => used.add(name));
      else if (imported !== undefined) visit(imported);
      else if (!allowed.has(specifier))
        throw new Error(`${path} imports ${specifier}, which Segment's repository does not have.`);
    }
  };
  entries.forEach(visit);
  if (used.size > 0) {
    const index = keepingOnly(readModule(root, CORE_INDEX), used);
    modules.set(CORE_INDEX, index);
    for (const { specifier } of index.imports) {
      const imported = importedPath(root, CORE_INDEX, specifier);
      if (imported !== undefined) visit(imported);
    }
  }
  return [...modules.values()];
}

/** A list of re-exports with only some of its names. */
function keepingOnly({ path, text, tree }: SourceModule, names: ReadonlySet<string>): SourceModule {
  const edits = tree.statements.flatMap((statement): Edit[] => {
    const list = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
    if (list === undefined || !ts.isNamedExports(list)) return [];
    const kept = list.elements
      .filter(({ name }) => names.has(name.text))
      .map((element) => element.getText(tree));
    if (kept.length === 0) return [{ from: statement.getFullStart(), to: statement.getEnd(), text: '' }];
    return [{ from: list.getStart(tree), to: list.getEnd(), text: `{ ${kept.join(', ')} }` }];
  });
  return moduleOf(path, edited(text, edits));
}
