import { join, relative } from 'node:path';
import ts from 'typescript';
import { read, ROOT } from './source-files';

/** What each file, or each folder, imports from the others. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

const OPTIONS: ts.CompilerOptions = {
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  customConditions: ['encharge-source'],
};
const cache = ts.createModuleResolutionCache(ROOT, (name) => name, OPTIONS);

/**
 * The modules in a TypeScript source, as written: imports and re-exports, including type-only ones, `import()`, `import('…').Type` and
 * `require()`. Parsed, because `ts.preProcessFile` only scans and fails on JSX text.
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

/** The imports among these files, including our other packages. */
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

/** The same graph with files grouped, e.g. by folder. */
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
 * The imports that are part of a cycle.
 *
 * @returns lines: `a.ts imports b.ts`
 */
export function circles(graph: ImportGraph): string[] {
  const found: string[] = [];
  for (const from of graph.keys()) {
    const reached = reachableFrom(from, graph);
    // A file that imports a file from which it can be reached closes a cycle.
    for (const [other, targets] of graph)
      if (reached.has(other) && targets.has(from)) found.push(`${other} imports ${from}`);
  }
  return found;
}

/** Everything imported, directly or indirectly; the start itself only when it is part of a cycle. */
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
