import {
  createSourceFile,
  forEachChild,
  isImportDeclaration,
  isLiteralTypeNode,
  isPropertyAssignment,
  isStringLiteral,
  ScriptTarget,
} from 'typescript';
import type { Node, StringLiteral } from 'typescript';
import { edited } from './edits';

const FEWEST = 3;
const SHORTEST = 10;

/** Turns a source's repeated texts into constants at its top. Plain words may repeat, as the host's linter allows. */
export function withNamedTexts(text: string): string {
  const source = createSourceFile('source.ts', text, ScriptTarget.ES2022, true);
  const counts = new Map<string, number>();
  const visit = (node: Node): void => {
    if (isImportDeclaration(node)) return;
    if (isText(node)) counts.set(node.text, (counts.get(node.text) ?? 0) + 1);
    forEachChild(node, visit);
  };
  visit(source);
  const repeated = [...counts].filter(([, count]) => count >= FEWEST).map(([value]) => value);
  if (repeated.length === 0) return text;
  const names = new Map(repeated.map((value) => [value, nameOf(value)]));
  const named = edited(text, (node) => {
    const name = isText(node) ? names.get(node.text) : undefined;
    return name === undefined ? [] : [{ start: node.getStart(), end: node.getEnd(), text: name }];
  });
  const imports = source.statements.filter(isImportDeclaration);
  const end = imports[imports.length - 1]?.getEnd() ?? 0;
  const constants = [...names].map(([value, name]) => `const ${name} = ${quoted(value)};`).join('\n');
  return `${named.slice(0, end)}\n\n${constants}\n${named.slice(end)}`;
}

function isText(node: Node): node is StringLiteral {
  if (!isStringLiteral(node) || node.text.length < SHORTEST || /^\w*$/.test(node.text)) return false;
  const { parent } = node;
  return !isLiteralTypeNode(parent) && !(isPropertyAssignment(parent) && parent.name === node);
}

function nameOf(value: string): string {
  return value
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/^_|_$/g, '')
    .toUpperCase();
}

function quoted(value: string): string {
  return value.includes("'") ? JSON.stringify(value) : `'${value}'`;
}
