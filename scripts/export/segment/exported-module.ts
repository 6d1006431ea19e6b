import { posix } from 'node:path';
import ts from 'typescript';
import type { Module } from './module';
import { isKeysOfConstant } from './reached';
import type { Reach, Reached } from './reached';

/** A file of the exported folder, not yet formatted. */
export interface ExportedFile {
  /** In the folder, with slashes. */
  path: string;
  text: string;
}

interface Edit {
  from: number;
  to: number;
  text: string;
}

/**
 * A module as it stands in the exported folder: the declarations that are needed, imports that fit, `export` where another file imports,
 * and no `satisfies`, which the host's formatter cannot read.
 */
export function exportedModule(
  { module, statements, exported, unused }: Reached,
  reach: Reach,
  targetOf: (path: string) => string,
): ExportedFile {
  const used = new Set<string>();
  const texts = module.tree.statements
    .filter((statement) => statements.has(statement))
    .map((statement) => {
      const edits = editsOf(statement, module, reach.modules, unused);
      const dropped = (node: ts.Node): boolean =>
        edits.some(({ from, to }) => from <= node.pos && node.end <= to);
      namesIn(statement, dropped).forEach((name) => used.add(name));
      const isExported = namesOf(module, statement).some((name) => exported.has(name));
      return edited(statement, isExported ? edits : [...edits, ...exportOf(statement)]);
    });
  const path = targetOf(module.path);
  return { path, text: `${importsOf(module, used, reach, targetOf)}\n\n${texts.join('')}\n` };
}

/** Imports of packages first, then those of the folder. */
function importsOf(
  module: Module,
  used: ReadonlySet<string>,
  { originOf }: Reach,
  targetOf: (path: string) => string,
): string {
  const names = new Map<string, string[]>();
  for (const [name, imported] of module.imports) {
    if (!used.has(name)) continue;
    const origin = originOf(module.path, imported);
    const foreign = origin?.name ?? imported.name;
    const from =
      origin === undefined
        ? imported.specifier
        : relativeSpecifier(targetOf(module.path), targetOf(origin.path));
    const head = `import ${imported.isType ? 'type ' : ''}`;
    const [start, end] =
      foreign === 'default' ? [head, ` from '${from}'`] : [`${head}{ `, ` } from '${from}'`];
    const key = `${start}|${end}`;
    names.set(key, [
      ...(names.get(key) ?? []),
      foreign === name || foreign === 'default' ? name : `${foreign} as ${name}`,
    ]);
  }
  return [...names]
    .map(([key, list]) => key.replace('|', list.join(', ')))
    .sort((one, other) => Number(/from '\./.test(one)) - Number(/from '\./.test(other)))
    .join('\n');
}

/** @example relativeSpecifier('trackEvent/index.ts', 'mapper/types.ts') // '../mapper/types' */
export function relativeSpecifier(importer: string, imported: string): string {
  const path = posix.relative(posix.dirname(importer), imported).replace(/\.ts$/, '');
  const specifier = path.startsWith('.') ? path : `./${path}`;
  return specifier.replace(/(?<=[\w.])\/index$/, '');
}

function editsOf(
  statement: ts.Statement,
  module: Module,
  reached: ReadonlyMap<string, Reached>,
  unused: ReadonlySet<ts.Node>,
): Edit[] {
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (unused.has(node)) {
      edits.push({ from: node.getFullStart(), to: node.getEnd(), text: '' });
      return;
    }
    if (ts.isSatisfiesExpression(node))
      edits.push({ from: node.expression.getEnd(), to: node.getEnd(), text: '' });
    if (isKeysOfConstant(node) && !isKept(node, module, reached))
      edits.push({ from: node.getStart(), to: node.getEnd(), text: 'string' });
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return edits;
}

function isKept(node: ts.TypeOperatorNode, module: Module, reached: ReadonlyMap<string, Reached>): boolean {
  const name = ts.isTypeQueryNode(node.type) ? node.type.exprName.getText() : '';
  const declared = module.declarations.get(name);
  return declared === undefined || reached.get(module.path)?.statements.has(declared) === true;
}

function namesIn(statement: ts.Statement, isDropped: (node: ts.Node) => boolean): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (isDropped(node)) return;
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}

function namesOf({ declarations }: Module, statement: ts.Statement): string[] {
  return [...declarations].filter(([, declared]) => declared === statement).map(([name]) => name);
}

function exportOf(statement: ts.Statement): Edit[] {
  if (ts.isExportAssignment(statement) || !ts.canHaveModifiers(statement)) return [];
  const modifier = ts.getModifiers(statement)?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return modifier === undefined ? [] : [{ from: modifier.getStart(), to: modifier.getEnd(), text: '' }];
}

function edited(statement: ts.Statement, edits: readonly Edit[]): string {
  const start = statement.getFullStart();
  return [...edits]
    .sort((one, other) => other.from - one.from)
    .reduce(
      (text, { from, to, text: put }) => text.slice(0, from - start) + put + text.slice(to - start),
      statement.getFullText(),
    );
}
