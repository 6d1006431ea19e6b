import ts from 'typescript';
import { Changes } from './edits';

const { factory, SyntaxKind } = ts;

/** Replaces the removed calls. An `undefined` in the source itself has a meaning. */
const nothing = new WeakSet<ts.Node>();

/**
 * A source without some calls, and without anything that looks left over after this or another cut: no branch that does nothing or what
 * comes next anyway, no block around a single statement, no name for a value that is returned at once. Anything else is unchanged.
 *
 * @param isCut Picks calls that have no effect here; where their value is used, it is nothing.
 */
export function simplified(text: string, isCut: (call: ts.CallExpression) => boolean = () => false): string {
  const tree = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2020, true);
  const printer = ts.createPrinter();
  const changes = new Changes();
  for (const node of tree.statements.flatMap(partsOf)) {
    const { transformed } = ts.transform(node, [transformer(isCut)]);
    const [changed = node] = transformed;
    if (changed === node) continue;
    // The comments before it stay as they are.
    const made = ts.setEmitFlags(changed, ts.EmitFlags.NoLeadingComments);
    const put = printer.printNode(ts.EmitHint.Unspecified, made, tree);
    changes.edit({ from: node.getStart(), to: node.getEnd(), text: put });
  }
  return changes.applyTo(text);
}

/** The parts that are reprinted as a whole, without blank lines. */
function partsOf(statement: ts.Statement): readonly ts.Node[] {
  return ts.isClassDeclaration(statement) ? statement.members : [statement];
}

function transformer(isCut: (call: ts.CallExpression) => boolean): ts.TransformerFactory<ts.Node> {
  return (context) => (root) => {
    const visit = (node: ts.Node): ts.Node | undefined => {
      if (ts.isCallExpression(node) && isCut(node)) {
        const gone = factory.createIdentifier('undefined');
        nothing.add(gone);
        return gone;
      }
      const made = simpler(ts.visitEachChild(node, visit, context), node);
      // Where a statement is required, the empty one is an empty block.
      const isBranch = ts.isIfStatement(node.parent) || ts.isForOfStatement(node.parent);
      return made ?? (isBranch ? factory.createBlock([]) : undefined);
    };
    return ts.visitEachChild(root, visit, context);
  };
}

/** @param original Has a parent, unlike what is made from it. */
function simpler(node: ts.Node, original: ts.Node): ts.Node | undefined {
  if (ts.isExpressionStatement(node)) return isNothing(node.expression) ? undefined : node;
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (!isNothing(node.right)) return node;
    if (kind === SyntaxKind.QuestionQuestionToken) return node.left;
    return kind === SyntaxKind.AmpersandAmpersandToken && ts.isIdentifier(node.left) ? node.right : node;
  }
  if (ts.isConditionalExpression(node)) {
    const { whenTrue, whenFalse } = node;
    if (isNothing(whenTrue) && isUndefined(whenFalse)) return whenTrue;
    return isUndefined(whenTrue) && isNothing(whenFalse) ? whenFalse : node;
  }
  if (ts.isReturnStatement(node)) {
    const owner = ts.findAncestor(original, ts.isFunctionLike);
    const isBare = isNothing(node.expression) && owner?.type?.kind === SyntaxKind.VoidKeyword;
    return isBare ? factory.createReturnStatement() : node;
  }
  if (ts.isForOfStatement(node)) return isEmpty(node.statement) ? undefined : node;
  if (ts.isIfStatement(node)) return simplerIf(node);
  return ts.isBlock(node) ? simplerBlock(node) : node;
}

function isNothing(node: ts.Node | undefined): boolean {
  return node !== undefined && nothing.has(node);
}

function isUndefined(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'undefined';
}

function isEmpty(statement: ts.Statement | undefined): boolean {
  return statement === undefined || (ts.isBlock(statement) && statement.statements.length === 0);
}

/** An `if` without empty branches or unnecessary blocks; nothing where both branches are empty. */
function simplerIf(node: ts.IfStatement): ts.Statement | undefined {
  const { expression, thenStatement, elseStatement } = node;
  if (isEmpty(elseStatement)) {
    if (isEmpty(thenStatement)) return undefined;
    const inner = ts.isBlock(thenStatement) ? thenStatement.statements[0] : undefined;
    if (
      inner !== undefined &&
      ts.isIfStatement(inner) &&
      inner.elseStatement === undefined &&
      isAlone(thenStatement)
    )
      return factory.updateIfStatement(
        node,
        both(expression, inner.expression),
        inner.thenStatement,
        undefined,
      );
    const only = onlyStatement(thenStatement);
    return only === thenStatement && elseStatement === undefined
      ? node
      : factory.updateIfStatement(node, expression, only, undefined);
  }
  if (!isEmpty(thenStatement) || elseStatement === undefined) return node;
  const isChain = ts.isIfStatement(elseStatement) && elseStatement.elseStatement === undefined;
  const condition = isChain ? both(opposite(expression), elseStatement.expression) : opposite(expression);
  // In a block, so that nobody has to think which `if` an `else` belongs to.
  const rest = ts.isIfStatement(elseStatement) ? factory.createBlock([elseStatement], true) : elseStatement;
  const does = isChain ? elseStatement.thenStatement : rest;
  return factory.updateIfStatement(node, condition, does, undefined);
}

function isAlone(node: ts.Statement): boolean {
  return ts.isBlock(node) && node.statements.length === 1;
}

function both(one: ts.Expression, other: ts.Expression): ts.Expression {
  return factory.createLogicalAnd(
    grouped(one, SyntaxKind.BarBarToken),
    grouped(other, SyntaxKind.BarBarToken),
  );
}

/** The content of a block without comments, if it is one statement that needs no block. */
function onlyStatement(node: ts.Statement): ts.Statement {
  const [only, ...others] = ts.isBlock(node) ? node.statements : [];
  const isPlain = only !== undefined && (ts.isReturnStatement(only) || ts.isExpressionStatement(only));
  return isPlain && others.length === 0 ? only : node;
}

function simplerBlock(block: ts.Block): ts.Block {
  const statements: ts.Statement[] = [];
  for (const statement of block.statements) {
    const before = statements[statements.length - 1];
    const merged = before === undefined ? undefined : mergedWith(before, statement);
    if (merged === undefined) statements.push(statement);
    else statements.splice(-1, 1, merged);
  }
  const isSame = statements.length === block.statements.length;
  return isSame ? block : factory.updateBlock(block, statements);
}

/** Two statements as one, where that means the same. */
function mergedWith(one: ts.Statement, other: ts.Statement): ts.Statement | undefined {
  if (ts.isReturnStatement(other) && ts.isVariableStatement(one)) {
    const named = returnedName(one, other);
    return named && factory.createReturnStatement(named);
  }
  if (!ts.isIfStatement(one) || one.elseStatement !== undefined) return undefined;
  const first = returned(one.thenStatement);
  if (first === undefined) return undefined;
  if (ts.isReturnStatement(other)) {
    const last = returned(other);
    if (first === last) return other;
    return first === 'true' && last === 'false' ? factory.createReturnStatement(one.expression) : undefined;
  }
  if (!ts.isIfStatement(other) || other.elseStatement !== undefined) return undefined;
  if (returned(other.thenStatement) !== first) return undefined;
  const either = factory.createLogicalOr(one.expression, other.expression);
  return factory.updateIfStatement(one, either, one.thenStatement, undefined);
}

/** The expression that `const name = …; return name` returns. */
function returnedName(one: ts.VariableStatement, other: ts.ReturnStatement): ts.Expression | undefined {
  const [declared, ...others] = one.declarationList.declarations;
  if (declared === undefined || others.length > 0 || declared.type !== undefined) return undefined;
  const { name, initializer } = declared;
  const { expression } = other;
  const isIt = ts.isIdentifier(name) && expression !== undefined && ts.isIdentifier(expression);
  return isIt && name.text === expression.text ? initializer : undefined;
}

/** What a statement returns, as text: nothing, a name, true or false; anything else is not compared. */
function returned(node: ts.Statement): string | undefined {
  const only = onlyStatement(node);
  if (!ts.isReturnStatement(only)) return undefined;
  const { expression } = only;
  if (expression === undefined) return 'undefined';
  if (expression.kind === SyntaxKind.TrueKeyword) return 'true';
  if (expression.kind === SyntaxKind.FalseKeyword) return 'false';
  return ts.isIdentifier(expression) ? expression.text : undefined;
}

const OPPOSITES = new Map<ts.SyntaxKind, ts.BinaryOperator>([
  [SyntaxKind.EqualsEqualsEqualsToken, SyntaxKind.ExclamationEqualsEqualsToken],
  [SyntaxKind.ExclamationEqualsEqualsToken, SyntaxKind.EqualsEqualsEqualsToken],
]);

/** A condition that is true when the other is not. */
function opposite(node: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(node)) return opposite(node.expression);
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) return node.operand;
  if (!ts.isBinaryExpression(node)) return factory.createLogicalNot(node);
  const { left, right, operatorToken } = node;
  const kind = OPPOSITES.get(operatorToken.kind);
  if (kind !== undefined) return factory.createBinaryExpression(left, kind, right);
  if (operatorToken.kind === SyntaxKind.BarBarToken)
    return factory.createLogicalAnd(
      grouped(opposite(left), SyntaxKind.BarBarToken),
      grouped(opposite(right), SyntaxKind.BarBarToken),
    );
  if (operatorToken.kind === SyntaxKind.AmpersandAmpersandToken)
    return factory.createLogicalOr(opposite(left), opposite(right));
  return factory.createLogicalNot(factory.createParenthesizedExpression(node));
}

/** In parentheses where its operator binds less tightly than the one around it. */
function grouped(node: ts.Expression, operator: ts.SyntaxKind): ts.Expression {
  const isLooser = ts.isBinaryExpression(node) && node.operatorToken.kind === operator;
  return isLooser ? factory.createParenthesizedExpression(node) : node;
}
