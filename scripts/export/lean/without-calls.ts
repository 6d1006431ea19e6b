import ts from 'typescript';

const { factory } = ts;

/**
 * A source without the statements that call a method of these names, and without the branches that do nothing else: what only explains
 * has no reader in the host. Their arguments must have no effects.
 */
export function withoutCalls(text: string, methods: ReadonlySet<string>): string {
  const tree = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2020, true);
  const printer = ts.createPrinter();
  return tree.statements
    .map((statement) => {
      const before = text.slice(statement.getFullStart(), statement.getStart());
      const isConcerned = contains(statement, methods);
      if (!isConcerned) return before + text.slice(statement.getStart(), statement.getEnd());
      const { transformed } = ts.transform(statement, [
        (context) => (node) => visited(node, methods, context),
      ]);
      const [changed = statement] = transformed;
      return before + printer.printNode(ts.EmitHint.Unspecified, withoutComments(changed), tree);
    })
    .join('');
}

/** The comments before it are copied as text. */
function withoutComments(node: ts.Node): ts.Node {
  return ts.setEmitFlags(node, ts.EmitFlags.NoLeadingComments);
}

function contains(node: ts.Node, methods: ReadonlySet<string>): boolean {
  return (
    isCall(node, methods) ||
    (ts.forEachChild(node, (child) => contains(child, methods) || undefined) ?? false)
  );
}

function isCall(node: ts.Node | undefined, methods: ReadonlySet<string>): boolean {
  return (
    node !== undefined &&
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    methods.has(node.expression.name.text)
  );
}

function visited(
  root: ts.Statement,
  methods: ReadonlySet<string>,
  context: ts.TransformationContext,
): ts.Statement {
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isExpressionStatement(node) && isCall(node.expression, methods)) return undefined;
    if (isCall(node, methods)) return isAlone(node) ? undefined : factory.createIdentifier('undefined');
    const inner = ts.visitEachChild(node, keeping, context);
    if (ts.isIfStatement(inner)) return simplified(inner) ?? withEffect(inner.expression);
    if (ts.isBinaryExpression(inner) && isFallback(inner)) return inner.left;
    if (ts.isForOfStatement(inner) && isEmpty(inner.statement)) return undefined;
    return inner;
  };
  // Where one statement has to stand, none is an empty block.
  const keeping = (node: ts.Node): ts.Node | undefined => {
    const isOnly = ts.isIfStatement(node.parent) || ts.isForOfStatement(node.parent);
    return visit(node) ?? (isOnly && ts.isStatement(node) ? factory.createBlock([]) : undefined);
  };
  return ts.visitEachChild(root, keeping, context);
}

/** The whole of what a function without a value returns. */
function isAlone({ parent }: ts.Node): boolean {
  const owner = ts.isReturnStatement(parent) ? ts.findAncestor(parent, ts.isFunctionLike) : undefined;
  return owner?.type?.kind === ts.SyntaxKind.VoidKeyword;
}

/** `… ?? undefined` */
function isFallback({ operatorToken, right }: ts.BinaryExpression): boolean {
  const isNothing = ts.isIdentifier(right) && right.text === 'undefined';
  return isNothing && operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
}

/** A condition that places something by itself stays, as a statement. */
function withEffect(condition: ts.Expression): ts.Statement | undefined {
  const [first, ...others] = callsWithPlan(condition);
  if (others.length > 0) throw new Error(`Only one effect is expected: ${condition.getText()}`);
  return first === undefined ? undefined : factory.createExpressionStatement(first);
}

function callsWithPlan(node: ts.Node): ts.CallExpression[] {
  const takesPlan =
    ts.isCallExpression(node) && node.arguments.some((one) => ts.isIdentifier(one) && one.text === 'plan');
  if (takesPlan) return [node];
  const found: ts.CallExpression[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...callsWithPlan(child));
  });
  return found;
}

function isEmpty(statement: ts.Statement | undefined): boolean {
  return statement === undefined || (ts.isBlock(statement) && statement.statements.length === 0);
}

/** An `if` without empty branches; nothing when both are. */
function simplified(node: ts.IfStatement): ts.Statement | undefined {
  const { expression, thenStatement, elseStatement } = node;
  if (!isEmpty(thenStatement)) {
    return isEmpty(elseStatement)
      ? factory.updateIfStatement(node, expression, thenStatement, undefined)
      : node;
  }
  if (elseStatement === undefined || isEmpty(elseStatement)) return undefined;
  const not = negated(expression);
  if (!ts.isIfStatement(elseStatement) || elseStatement.elseStatement !== undefined)
    return factory.updateIfStatement(node, not, elseStatement, undefined);
  const both = factory.createLogicalAnd(grouped(not), grouped(elseStatement.expression));
  return factory.updateIfStatement(node, both, elseStatement.thenStatement, undefined);
}

const OPPOSITES = new Map<ts.SyntaxKind, ts.BinaryOperator>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.EqualsEqualsEqualsToken],
  [ts.SyntaxKind.GreaterThanToken, ts.SyntaxKind.LessThanEqualsToken],
  [ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken],
  [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.AmpersandAmpersandToken],
]);

function negated(node: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(node)) return negated(node.expression);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return node.operand;
  if (!ts.isBinaryExpression(node)) return factory.createLogicalNot(node);
  const opposite = OPPOSITES.get(node.operatorToken.kind);
  if (opposite === undefined) return factory.createLogicalNot(factory.createParenthesizedExpression(node));
  const isLogical =
    opposite === ts.SyntaxKind.BarBarToken || opposite === ts.SyntaxKind.AmpersandAmpersandToken;
  const [left, right] = isLogical ? [negated(node.left), negated(node.right)] : [node.left, node.right];
  return factory.createBinaryExpression(grouped(left), opposite, grouped(right));
}

/** `a || b` in parentheses, as it may become a part of `… && …`. */
function grouped(node: ts.Expression): ts.Expression {
  const isOr = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.BarBarToken;
  return isOr ? factory.createParenthesizedExpression(node) : node;
}
