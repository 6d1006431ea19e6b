import ts from 'typescript';
import { LANGUAGE_GLOBALS } from '../runtime';
import type { Runtime } from '../runtime';
import { lineOf, nodesOf } from './parse';
import type { Parsed } from './parse';

/** Ways around a check of names. */
const HIDE_NAMES = new Set(['globalThis', 'window', 'self', 'global', 'eval', 'Function', 'require']);

/** Names that the bundle uses but does not declare, and that its runtime does not have. */
export function freeNameRefusals(parsed: Parsed, runtime: Runtime): string[] {
  const known = new Set([...LANGUAGE_GLOBALS, ...runtime.globals]);
  const free = freeNames(parsed);
  const guarded = new Set(free.filter(isTypeofOperand).map(({ text }) => text));
  const refusals = new Map<string, string>();
  for (const identifier of free) {
    const name = identifier.text;
    if (known.has(name) || (guarded.has(name) && runtime.uncertainGlobals.includes(name))) continue;
    const reason = HIDE_NAMES.has(name)
      ? 'hides what a file uses'
      : runtime.uncertainGlobals.includes(name)
        ? `may be missing in ${runtime.name}: check typeof ${name} first`
        : `does not exist in ${runtime.name}`;
    if (!refusals.has(name))
      refusals.set(name, `line ${lineOf(parsed.file, identifier.getStart())}: the global ${name} ${reason}.`);
  }
  return [...refusals.values()];
}

function freeNames({ file, checker }: Parsed): ts.Identifier[] {
  return nodesOf(file).filter((node): node is ts.Identifier => {
    if (!ts.isIdentifier(node) || !isReference(node) || node.text === 'arguments') return false;
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    return (symbol?.declarations ?? []).length === 0;
  });
}

/** False for names that are not variables: keys, members, labels, and the outer name of an export. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isMethodDeclaration(parent) || ts.isGetAccessor(parent) || ts.isSetAccessor(parent)) return false;
  if (ts.isPropertyDeclaration(parent)) return parent.initializer === node;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  if (ts.isExportSpecifier(parent)) return (parent.propertyName ?? parent.name) === node;
  if (ts.isMetaProperty(parent) || ts.isLabeledStatement(parent)) return false;
  return !ts.isBreakOrContinueStatement(parent);
}

function isTypeofOperand(node: ts.Identifier): boolean {
  return ts.isTypeOfExpression(node.parent);
}
