import ts from 'typescript';
import type { ExportedFile } from './exported-file';
import { groupBy } from './group-by';
import type { Module } from './module';
import { isKeysOfConstant } from './reached';
import type { Reach, Reached } from './reached';

/** What an import in the file says; empty for what the file itself contains. */
export type SpecifierOf = (imported: Pick<FoundImport, 'module' | 'specifier'>) => string;

interface Edit {
  from: number;
  to: number;
  text: string;
}

/**
 * Modules that share one file in the exported folder: the required declarations, fitting imports, `export` where another file imports, and
 * no `satisfies`, which the host's formatter cannot read.
 *
 * @throws Error when two of them declare the same name.
 */
export function exportedModule(
  path: string,
  modules: readonly Reached[],
  reach: Reach,
  specifierOf: SpecifierOf,
): ExportedFile {
  const declared = modules.flatMap((one) =>
    [...one.statements].flatMap((statement) => namesOf(one.module, statement)),
  );
  const twice = declared.find((name, index) => declared.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${path} would declare ${twice} twice.`);
  const imports: FoundImport[] = [];
  const texts = modules.map((one) => {
    const used = new Set<string>();
    const made = statementsOf(one, reach, used);
    imports.push(...importsOf(one.module, used, reach));
    return made.join('').trimStart();
  });
  return { path, text: `${importLines(imports, specifierOf)}\n\n${texts.join('\n\n')}\n` };
}

/** @param used Receives the names in them. */
function statementsOf(
  { module, statements, exported, unused }: Reached,
  reach: Reach,
  used: Set<string>,
): string[] {
  return module.tree.statements
    .filter((statement) => statements.has(statement))
    .map((statement) => {
      const edits = editsOf(statement, module, reach.modules, unused);
      const dropped = (node: ts.Node): boolean =>
        edits.some(({ from, to }) => from <= node.pos && node.end <= to);
      namesIn(statement, dropped).forEach((name) => used.add(name));
      const isExported = namesOf(module, statement).some((name) => exported.has(name));
      return edited(statement, isExported ? edits : [...edits, ...exportOf(statement)]);
    });
}

/** An imported name: as used, as declared, and our module or the package that has it. */
interface FoundImport {
  name: string;
  foreign: string;
  isType: boolean;
  module: string | undefined;
  specifier: string;
}

function importsOf(module: Module, used: ReadonlySet<string>, { originOf }: Reach): FoundImport[] {
  return [...module.imports]
    .filter(([name]) => used.has(name))
    .map(([name, imported]) => {
      const origin = originOf(module.path, imported);
      const { specifier, isType } = imported;
      return { name, foreign: origin?.name ?? imported.name, isType, module: origin?.path, specifier };
    });
}

/** Longer imports take a line for each name. */
const LONGEST_IMPORT = 120;

/** Imports of packages first, then those from the folder; one per module, or two where types beside values make it too long. */
function importLines(imports: readonly FoundImport[], specifierOf: SpecifierOf): string {
  return [...groupBy(imports, specifierOf)]
    .filter(([from]) => from !== '')
    .flatMap(([from, found]) => {
      const whole = importLine(from, found);
      if (whole.length <= LONGEST_IMPORT) return [whole];
      const parts = [found.filter(({ isType }) => !isType), found.filter(({ isType }) => isType)];
      return parts.flatMap((part) => (part.length === 0 ? [] : [importLine(from, part)]));
    })
    .sort((one, other) => Number(/from '\./.test(one)) - Number(/from '\./.test(other)))
    .join('\n');
}

function importLine(from: string, found: readonly FoundImport[]): string {
  const byDefault = found.find(({ foreign }) => foreign === 'default');
  const named = new Set(
    found
      .filter((one) => one.foreign !== 'default')
      .map(({ name, foreign }) => (foreign === name ? name : `${foreign} as ${name}`)),
  );
  const parts = [
    ...(byDefault === undefined ? [] : [byDefault.name]),
    ...(named.size === 0 ? [] : [`{ ${[...named].join(', ')} }`]),
  ];
  const isType = found.every((one) => one.isType);
  return `import ${isType ? 'type ' : ''}${parts.join(', ')} from '${from}'`;
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
