import ts from 'typescript';

/** Nodes that do not go out, each with what takes its place: nothing, or an expression. */
export type Cuts = Map<ts.Node, string>;

/** Members that only explanations and the command line read, by the name of what declares them. The host's compiler reports one that something else reads. */
const EXPLAINING: Readonly<Record<string, readonly string[]>> = {
  classifyOutcome: ['retryAfterMs'],
  contextObject: ['rule'],
  EVENT_NAMES: ['rule'],
  FAULTS: ['rule'],
  FieldValue: ['rule'],
  MapWarning: ['rule'],
  MappingError: ['rule'],
  Outcome: ['retryAfterMs'],
  Placement: ['rule'],
  REASONS: ['rule', 'sent', 'unlessSent'],
  ReasonDefinition: ['rule', 'sent', 'unlessSent'],
  Remark: ['rule'],
  SKIPS: ['rule'],
  Skip: ['rule'],
  TableField: ['rule'],
};
/** The table of reasons, what makes a warning of one, and the method that notes them: a reason without a warning is for explanations. */
const REASONS = { table: 'REASONS', warns: 'warning', method: 'remark' };

/**
 * Cuts what only explanations read out of statements: members, the remarks that never become warnings, and every variable and parameter
 * that serves nothing else.
 *
 * @param entries Statements whose parameters stay: they are called from elsewhere.
 * @returns whether more was cut.
 */
export function cutUnread(
  statements: readonly ts.Statement[],
  entries: ReadonlySet<ts.Node>,
  checker: ts.TypeChecker,
  cuts: Cuts,
): boolean {
  const before = cuts.size;
  const nodes = statements.flatMap((statement) => [...nodesIn(statement)]);
  const isCut = (node: ts.Node): boolean => ts.findAncestor(node, (one) => cuts.has(one)) !== undefined;
  const live = (): ts.Node[] => nodes.filter((node) => !isCut(node));
  for (const node of live()) {
    if (isExplaining(node, checker)) cuts.set(node, '');
    if (isPropertySet(node, checker)) cuts.set(node.parent, '');
  }
  cutRemarks(live(), cuts);
  for (let size = -1; size !== cuts.size;) {
    size = cuts.size;
    cutUnused(nodes, entries, isCut, checker, cuts);
  }
  return cuts.size > before;
}

function nodesIn(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [node];
  ts.forEachChild(node, (child) => {
    found.push(...nodesIn(child));
  });
  return found;
}

function isExplaining(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)) return isListed(node);
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node))
    return isListed(node) || isListedIn(checker.getContextualType(node.parent), node.name, checker);
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent))
    return isListedIn(checker.getTypeAtLocation(node.parent), node.propertyName ?? node.name, checker);
  return ts.isLiteralTypeNode(node) && isPicked(node, checker);
}

/** True for `'rule'` in `Pick<TableField, 'key' | 'rule'>`. */
function isPicked({ literal, parent }: ts.LiteralTypeNode, checker: ts.TypeChecker): boolean {
  const holder = parent.parent;
  if (!ts.isTypeReferenceNode(holder) && !ts.isExpressionWithTypeArguments(holder)) return false;
  const [type] = holder.typeArguments ?? [];
  return type !== undefined && isListedIn(checker.getTypeFromTypeNode(type), literal, checker);
}

function isPropertySet(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  const { left, parent } = node;
  if (!ts.isPropertyAccessExpression(left) || !ts.isExpressionStatement(parent)) return false;
  return checker.getSymbolAtLocation(left.name)?.declarations?.every(isListed) === true;
}

function isListed(declaration: ts.Node): boolean {
  const { name } = declaration as ts.Node & { name?: ts.Node };
  const holder = ts.findAncestor(declaration, (one) => ts.isSourceFile(one.parent));
  const named = holder && ts.isVariableStatement(holder) ? holder.declarationList.declarations[0] : holder;
  const owner = (named as (ts.Node & { name?: ts.Node }) | undefined)?.name?.getText() ?? '';
  return name !== undefined && EXPLAINING[owner]?.includes(name.getText()) === true;
}

function isListedIn(type: ts.Type | undefined, name: ts.Node, checker: ts.TypeChecker): boolean {
  if (type === undefined || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) return false;
  const declarations = checker.getNonNullableType(type).getProperty(name.text)?.declarations ?? [];
  return declarations.length > 0 && declarations.every(isListed);
}

function cutRemarks(nodes: readonly ts.Node[], cuts: Cuts): void {
  const table = nodes.filter(ts.isVariableDeclaration).find(({ name }) => name.getText() === REASONS.table);
  const entries = table === undefined ? [] : nodesIn(table).filter(ts.isPropertyAssignment);
  const reasons = entries.filter(
    ({ initializer }) =>
      ts.isObjectLiteralExpression(initializer) &&
      !initializer.properties.some(({ name }) => name?.getText() === REASONS.warns),
  );
  const keyOf = ({ name }: ts.PropertyAssignment): string =>
    ts.isStringLiteral(name) ? name.text : name.getText();
  const keys = new Set(reasons.map(keyOf));
  const calls = nodes.filter(ts.isCallExpression).filter(({ expression, arguments: [reason] }) => {
    const method = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
    return (
      method === REASONS.method && reason !== undefined && ts.isStringLiteral(reason) && keys.has(reason.text)
    );
  });
  for (const call of calls) cutCall(call, cuts);
  const used = new Set(
    nodes
      .filter((node) => ts.isStringLiteral(node) && !reasons.some(({ name }) => name === node))
      .filter((node) => ts.findAncestor(node, (one) => cuts.has(one)) === undefined)
      .map((node) => (node as ts.StringLiteral).text),
  );
  for (const entry of reasons) if (!used.has(keyOf(entry))) cuts.set(entry, '');
}

/** A remark gives nothing; as a statement it goes, with a condition that is for it alone. */
function cutCall(call: ts.CallExpression, cuts: Cuts): void {
  const statement = call.parent;
  if (!ts.isExpressionStatement(statement)) cuts.set(call, 'undefined');
  else if (ts.isBlock(statement.parent)) cuts.set(statement, '');
  else if (ts.isIfStatement(statement.parent) && ts.isBlock(statement.parent.parent)) {
    if (statement.parent.elseStatement === undefined) cuts.set(statement.parent, '');
  }
}

/** Variables and parameters whose every use is cut, and the arguments for these parameters. */
function cutUnused(
  nodes: readonly ts.Node[],
  entries: ReadonlySet<ts.Node>,
  isCut: (node: ts.Node) => boolean,
  checker: ts.TypeChecker,
  cuts: Cuts,
): void {
  const uses = new Map<ts.Symbol, { cut: number; live: number }>();
  for (const node of nodes.filter(ts.isIdentifier)) {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    if (symbol === undefined || symbol.valueDeclaration === node.parent) continue;
    const count = uses.get(symbol) ?? { cut: 0, live: 0 };
    count[isCut(node) ? 'cut' : 'live'] += 1;
    uses.set(symbol, count);
  }
  const isUnused = (node: ts.Node): boolean => {
    const symbol = checker.getSymbolAtLocation((node as ts.NamedDeclaration).name ?? node);
    const count = symbol === undefined ? undefined : uses.get(symbol);
    return count !== undefined && count.cut > 0 && count.live === 0;
  };
  for (const node of nodes) {
    if (ts.isSpreadAssignment(node) && !isCut(node) && isEmptied(node, cuts)) cuts.set(node, '');
    if (ts.isShorthandPropertyAssignment(node) && !isCut(node)) {
      const value = checker.getShorthandAssignmentValueSymbol(node)?.valueDeclaration;
      if (value !== undefined && cuts.has(value)) cuts.set(node, '');
    }
    if (ts.isBindingElement(node) && !isCut(node) && isUnused(node)) cuts.set(node, '');
    if (ts.isVariableDeclaration(node) && !isCut(node) && isUnused(node)) cuts.set(node.parent.parent, '');
    if (
      ts.isParameter(node) &&
      !entries.has(node.parent) &&
      !isCut(node) &&
      ts.isIdentifier(node.name) &&
      isUnused(node)
    )
      cuts.set(node, '');
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const parameters = checker.getResolvedSignature(node)?.declaration?.parameters ?? [];
      parameters.forEach((parameter, index) => {
        const given = node.arguments?.[index];
        if (cuts.has(parameter) && given !== undefined) cuts.set(given, '');
      });
    }
  }
}

/** True for `...(wait === undefined ? {} : { retryAfterMs: wait })` without the member. */
function isEmptied(spread: ts.SpreadAssignment, cuts: Cuts): boolean {
  const members = nodesIn(spread)
    .filter(ts.isObjectLiteralExpression)
    .flatMap(({ properties }) => [...properties]);
  return members.length > 0 && members.every((member) => cuts.has(member));
}
