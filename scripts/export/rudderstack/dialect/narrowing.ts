import {
  isBinaryExpression,
  isElementAccessExpression,
  isIdentifier,
  isStringLiteral,
  SyntaxKind,
} from 'typescript';
import type { Node } from 'typescript';
import type { Edit } from './edits';

const NAME = /^[A-Za-z_$][\w$]*$/;

/** `fields['name']` as `fields.name`: the host's compiler accepts both, its linter only the latter. */
export function namedAccess(node: Node): Edit[] {
  if (!isElementAccessExpression(node)) return [];
  const { argumentExpression: key, questionDotToken } = node;
  if (!isStringLiteral(key) || !NAME.test(key.text)) return [];
  const start = questionDotToken?.getStart() ?? node.expression.getEnd();
  return [{ start, end: node.getEnd(), text: `${questionDotToken === undefined ? '.' : '?.'}${key.text}` }];
}

/**
 * `value === undefined` as `typeof value === 'undefined'`. The transformer compiles a script that declares a global `undefined`
 * (`src/util/lodash-es-core.js`), after which TypeScript treats `undefined` as a variable and narrows nothing.
 */
export function typeofUndefined(node: Node): Edit[] {
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
