import {
  findAncestor,
  isBinaryExpression,
  isBlock,
  isClassLike,
  isConditionalExpression,
  isContinueStatement,
  isDefaultClause,
  isElementAccessExpression,
  isExpressionStatement,
  isFunctionLike,
  isIdentifier,
  isIfStatement,
  isIterationStatement,
  isParenthesizedExpression,
  isPrefixUnaryExpression,
  isReturnStatement,
  isSwitchStatement,
  SyntaxKind,
} from 'typescript';
import type { Expression, Node, Statement } from 'typescript';
import type { Edit } from './edits';

const OPPOSITES = new Map([
  [SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '==='],
]);

/** The last case of an exhaustive switch as its default: the host's linter does not see that there is no other. */
export function defaultCase(node: Node): Edit[] {
  if (!isSwitchStatement(node)) return [];
  const { clauses } = node.caseBlock;
  const last = clauses[clauses.length - 1];
  if (last === undefined || isDefaultClause(last) || clauses.some(isDefaultClause)) return [];
  return [{ start: last.getStart(), end: last.expression.getEnd(), text: 'default' }];
}

/** A blank line between the members of a class. */
export function apartMembers(node: Node): Edit[] {
  if (!isClassLike(node)) return [];
  const source = node.getSourceFile().text;
  return node.members
    .slice(1)
    .filter((member) => !/^\s*?\n\s*?\n/.test(source.slice(member.pos)))
    .map((member) => ({ start: member.pos, end: member.pos, text: '\n' }));
}

/**
 * `if (isOff) continue;` as a condition around the rest of the loop body. Consecutive conditions become one, including that of a last `if`.
 */
export function withoutContinue(node: Node): Edit[] {
  if (!isIterationStatement(node, false) || !isBlock(node.statement)) return [];
  const { statements } = node.statement;
  const end = node.statement.getEnd() - 1;
  const edits: Edit[] = [];
  for (let index = 0; index < statements.length; index += 1) {
    const conditions: string[] = [];
    const first = statements[index];
    let last = first;
    for (; index < statements.length; index += 1) {
      const condition = skipCondition(statements[index]);
      if (condition === undefined) break;
      conditions.push(grouped(opposite(condition)));
      last = statements[index];
    }
    if (first === undefined || last === undefined || conditions.length === 0) continue;
    const rest = statements[index];
    const isLastIf =
      rest !== undefined &&
      index === statements.length - 1 &&
      isIfStatement(rest) &&
      rest.elseStatement === undefined;
    if (isLastIf) {
      conditions.push(grouped(rest.expression.getText()));
      const text = `if (${conditions.join(' && ')}) `;
      edits.push({ start: first.getStart(), end: rest.thenStatement.getStart(), text });
    } else {
      edits.push(
        { start: first.getStart(), end: last.getEnd(), text: `if (${conditions.join(' && ')}) {` },
        { start: end, end, text: '}' },
      );
    }
  }
  return edits;
}

function skipCondition(statement: Statement | undefined): Expression | undefined {
  if (statement === undefined || !isIfStatement(statement) || statement.elseStatement !== undefined)
    return undefined;
  return isContinueStatement(statement.thenStatement) ? statement.expression : undefined;
}

/** An assignment to a member of a parameter by a call: the host's linter wants no parameter changed by an assignment. */
export function memberOfParameter(node: Node): Edit[] {
  if (!isExpressionStatement(node) || !isBinaryExpression(node.expression)) return [];
  const { left, right, operatorToken } = node.expression;
  if (operatorToken.kind !== SyntaxKind.EqualsToken || !isElementAccessExpression(left)) return [];
  const object = left.expression.getText();
  const parameters = findAncestor(node, isFunctionLike)?.parameters ?? [];
  if (!parameters.some(({ name }) => name.getText() === object)) return [];
  const text = `Object.assign(${object}, { [${left.argumentExpression.getText()}]: ${right.getText()} });`;
  return [{ start: node.getStart(), end: node.getEnd(), text }];
}

/** Returns of a function without a value as what they do: the host's linter wants a value at all of them or at none. */
export function bareReturns(node: Node): Edit[] {
  if (!isReturnStatement(node) || node.expression === undefined) return [];
  const { expression, parent } = node;
  const holder = findAncestor(node, isFunctionLike);
  if (holder?.type?.kind !== SyntaxKind.VoidKeyword) return [];
  const isLast = isBlock(parent) && parent.parent === holder && parent.statements.at(-1) === node;
  const text = `${doing(expression)}${isLast ? '' : ' return;'}`;
  return [{ start: node.getStart(), end: node.getEnd(), text: isBlock(parent) ? text : `{ ${text} }` }];
}

/** An expression's effects, as statements. */
function doing(expression: Expression): string {
  if (isNothing(expression)) return '';
  if (!isConditionalExpression(expression)) return `${expression.getText()};`;
  const { condition, whenTrue, whenFalse } = expression;
  if (isNothing(whenTrue)) return `if (${opposite(condition)}) ${doing(whenFalse)}`;
  const otherwise = isNothing(whenFalse) ? '' : ` else ${doing(whenFalse)}`;
  return `if (${condition.getText()}) ${doing(whenTrue)}${otherwise}`;
}

function isNothing(expression: Expression): boolean {
  return isIdentifier(expression) && expression.text === 'undefined';
}

/** A condition that is true when the other is not. */
function opposite(condition: Expression): string {
  if (isParenthesizedExpression(condition)) return `(${opposite(condition.expression)})`;
  if (isPrefixUnaryExpression(condition) && condition.operator === SyntaxKind.ExclamationToken)
    return condition.operand.getText();
  if (isBinaryExpression(condition)) {
    const { left, right, operatorToken } = condition;
    if (operatorToken.kind === SyntaxKind.BarBarToken)
      return `${grouped(opposite(left))} && ${grouped(opposite(right))}`;
    if (operatorToken.kind === SyntaxKind.AmpersandAmpersandToken)
      return `${opposite(left)} || ${opposite(right)}`;
    const other = OPPOSITES.get(operatorToken.kind);
    return other === undefined
      ? `!(${condition.getText()})`
      : `${left.getText()} ${other} ${right.getText()}`;
  }
  return `!${condition.getText()}`;
}

function grouped(text: string): string {
  return text.includes(' || ') ? `(${text})` : text;
}
