import ts from 'typescript';

const { factory } = ts;

/**
 * A source in which nothing looks left over: no block around one statement, no name for what is returned at once, no branch that returns
 * what comes next anyway. Declarations that need no change stay as they are.
 */
export function tidy(text: string): string {
  const tree = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2020, true);
  const printer = ts.createPrinter();
  return (
    tree.statements
      .map((statement) => {
        const before = text.slice(statement.getFullStart(), statement.getStart());
        const { transformed } = ts.transform(statement, [tidied]);
        const [changed = statement] = transformed;
        if (changed === statement) return before + statement.getText();
        const made = ts.setEmitFlags(changed, ts.EmitFlags.NoLeadingComments);
        return before + printer.printNode(ts.EmitHint.Unspecified, made, tree);
      })
      .join('') + tree.endOfFileToken.getFullText()
  );
}

const tidied: ts.TransformerFactory<ts.Statement> = (context) => (root) => {
  const visit = (node: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(node, visit, context);
    if (ts.isBlock(inner)) return tidyBlock(inner);
    if (ts.isObjectLiteralExpression(inner)) return copied(inner) ?? inner;
    if (ts.isIfStatement(inner)) {
      const only = onlyStatement(inner.thenStatement);
      if (only !== undefined && ts.isBlock(inner.thenStatement) && inner.elseStatement === undefined)
        return factory.updateIfStatement(inner, inner.expression, only, undefined);
    }
    return inner;
  };
  return ts.visitNode(root, visit, ts.isStatement);
};

/** What `{ ...it }` copies: nothing here changes an object that it did not make. */
function copied({ properties }: ts.ObjectLiteralExpression): ts.Expression | undefined {
  const [only, ...others] = properties;
  return only !== undefined && ts.isSpreadAssignment(only) && others.length === 0
    ? only.expression
    : undefined;
}

/** What a block without comments holds, if that is one statement that needs no block. */
function onlyStatement(node: ts.Statement): ts.Statement | undefined {
  if (!ts.isBlock(node) || node.statements.length !== 1) return undefined;
  const [only] = node.statements;
  return only !== undefined && (ts.isReturnStatement(only) || ts.isExpressionStatement(only))
    ? only
    : undefined;
}

function tidyBlock(block: ts.Block): ts.Block {
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

/** Two statements as one, where that says the same. */
function mergedWith(one: ts.Statement, other: ts.Statement): ts.Statement | undefined {
  if (!ts.isReturnStatement(other) && !ts.isIfStatement(other)) return undefined;
  if (ts.isReturnStatement(other)) {
    const named = returnedName(one, other);
    if (named !== undefined) return factory.createReturnStatement(named);
  }
  if (!ts.isIfStatement(one) || one.elseStatement !== undefined) return undefined;
  const first = returned(one.thenStatement);
  if (first === undefined) return undefined;
  if (ts.isIfStatement(other)) {
    if (other.elseStatement !== undefined || returned(other.thenStatement) !== first) return undefined;
    const either = factory.createLogicalOr(one.expression, other.expression);
    return factory.updateIfStatement(one, either, one.thenStatement, undefined);
  }
  const last = returned(other);
  if (first === last) return other;
  return first === 'true' && last === 'false' ? factory.createReturnStatement(one.expression) : undefined;
}

/** What `const name = …; return name` returns. */
function returnedName(one: ts.Statement, { expression }: ts.ReturnStatement): ts.Expression | undefined {
  if (!ts.isVariableStatement(one) || expression === undefined || !ts.isIdentifier(expression))
    return undefined;
  const [declared, ...others] = one.declarationList.declarations;
  if (declared === undefined || others.length > 0 || !ts.isIdentifier(declared.name)) return undefined;
  return declared.name.text === expression.text && declared.type === undefined
    ? declared.initializer
    : undefined;
}

/** What a statement returns, as text: nothing, a name, true or false; anything else is not compared. */
function returned(node: ts.Statement): string | undefined {
  const only = onlyStatement(node) ?? node;
  if (!ts.isReturnStatement(only)) return undefined;
  const { expression } = only;
  if (expression === undefined) return 'undefined';
  const isPlain =
    ts.isIdentifier(expression) ||
    expression.kind === ts.SyntaxKind.TrueKeyword ||
    expression.kind === ts.SyntaxKind.FalseKeyword;
  return isPlain ? expression.getText() : undefined;
}
