import { join, relative } from 'node:path';
import ts from 'typescript';
import { read, ROOT } from './source-files';

/** What each file, or each folder, imports of the others. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

const OPTIONS: ts.CompilerOptions = {
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  customConditions: ['encharge-source'],
};
const cache = ts.createModuleResolutionCache(ROOT, (name) => name, OPTIONS);

/**
 * The modules that a TypeScript source names, as written: imports and re-exports, of types too, `import()`, `import('…').Type` and
 * `require()`. Parsed: `ts.preProcessFile` only scans, and loses its way in the text of JSX.
 */
export function importsOf(file: string, text = read(file)): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) found.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const isImport =
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require');
  return isImport ? node.arguments[0] : undefined;
}

/** The imports among these files, other packages of ours included. */
export function importGraph(files: readonly string[]): ImportGraph {
  const known = new Set(files);
  return new Map(
    files.map((file) => [file, new Set(importsOf(file).flatMap((name) => resolve(name, file, known)))]),
  );
}

function resolve(name: string, file: string, known: ReadonlySet<string>): string[] {
  const { resolvedModule } = ts.resolveModuleName(name, join(ROOT, file), OPTIONS, ts.sys, cache);
  const target = resolvedModule && relative(ROOT, resolvedModule.resolvedFileName);
  return target !== undefined && known.has(target) ? [target] : [];
}

/** The same graph with files taken together, e.g. by their folders. */
export function groupBy(graph: ImportGraph, groupOf: (file: string) => string): ImportGraph {
  const groups = new Map<string, Set<string>>();
  for (const [file, imported] of graph) {
    const group = groupOf(file);
    const others = groups.get(group) ?? new Set();
    for (const target of imported) if (groupOf(target) !== group) others.add(groupOf(target));
    groups.set(group, others);
  }
  return groups;
}

/**
 * The imports that lie on a circle.
 *
 * @returns lines: `a.ts imports b.ts`
 */
export function circles(graph: ImportGraph): string[] {
  const found: string[] = [];
  for (const from of graph.keys()) {
    const reached = reachableFrom(from, graph);
    // A file that imports what it can be reached from closes a circle.
    for (const [other, targets] of graph)
      if (reached.has(other) && targets.has(from)) found.push(`${other} imports ${from}`);
  }
  return found;
}

/** Everything that is imported on the way, the start itself only when a circle leads back. */
function reachableFrom(start: string, graph: ImportGraph): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = [start];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const target of graph.get(next) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      pending.push(target);
    }
  }
  return reached;
}
