import {
  createSourceFile,
  forEachChild,
  isBinaryExpression,
  isElementAccessExpression,
  isIdentifier,
  isStringLiteral,
  ScriptTarget,
  SyntaxKind,
} from 'typescript';
import type { Node } from 'typescript';

interface Edit {
  start: number;
  end: number;
  text: string;
}

const NAME = /^[A-Za-z_$][\w$]*$/;

/**
 * A source of ours in the dialect of the transformer, meaning the same:
 *
 * - `value === undefined` becomes `typeof value === 'undefined'`. The transformer compiles a script that declares a global `undefined`
 *   (`src/util/lodash-es-core.js`), and with it TypeScript takes the word for anything and narrows nothing.
 * - `fields['name']` becomes `fields.name`: for its compiler both are the same, its linter wants the latter.
 *
 * @example hostDialect("if (a['b'] !== undefined) f();") // "if (typeof a.b !== 'undefined') f();"
 */
export function hostDialect(text: string): string {
  const edits: Edit[] = [];
  const visit = (node: Node): void => {
    edits.push(...editsOf(node));
    forEachChild(node, visit);
  };
  visit(createSourceFile('source.ts', text, ScriptTarget.ES2022, true));
  return edits
    .sort((one, other) => other.start - one.start || other.end - one.end)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}

function editsOf(node: Node): Edit[] {
  if (isElementAccessExpression(node)) {
    const { argumentExpression: key, questionDotToken } = node;
    if (!isStringLiteral(key) || !NAME.test(key.text)) return [];
    const start = questionDotToken?.getStart() ?? node.expression.getEnd();
    return [{ start, end: node.getEnd(), text: `${questionDotToken === undefined ? '.' : '?.'}${key.text}` }];
  }
  if (!isBinaryExpression(node)) return [];
  const { left, right, operatorToken } = node;
  const isComparison =
    operatorToken.kind === SyntaxKind.EqualsEqualsEqualsToken ||
    operatorToken.kind === SyntaxKind.ExclamationEqualsEqualsToken;
  if (!isComparison || !isIdentifier(right) || right.text !== 'undefined') return [];
  if (isBinaryExpression(left)) throw new Error(`Put parentheses around ${left.getText()}.`);
  return [
    { start: left.getStart(), end: left.getStart(), text: 'typeof ' },
    { start: right.getStart(), end: right.getEnd(), text: `'undefined'` },
  ];
}
