import ts from 'typescript';
import type { Changed, Changes } from './edits';
import type { SourceService } from './source-service';

/** A member that is set and never read: it goes, with all places that set it. */
export function writtenOnly(
  service: SourceService,
  path: string,
  node: ts.PropertySignature | ts.PropertyDeclaration,
  isVendored: (path: string) => boolean,
  changed: Changed,
): void {
  const places: (() => void)[] = [];
  let writes = 0;
  for (const { path: at, node: token } of service.references(path, node.name.getStart())) {
    const { parent } = token;
    if (!isVendored(at)) return;
    if (ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent))
      places.push(() => changed(at).drop(parent));
    else if (isSet(token)) {
      writes += 1;
      places.push(() =>
        changed(at).dropElement((parent.parent as ts.ObjectLiteralExpression).properties, parent),
      );
    } else if (isAssigned(parent)) {
      writes += 1;
      places.push(() => changed(at).dropStatement(parent.parent.parent));
    } else return;
  }
  // A type for bodies names members that nothing sets by name.
  if (writes > 0 || ts.isPropertyDeclaration(node)) for (const drop of places) drop();
}

function isSet({ parent }: ts.Node): boolean {
  return (
    (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) &&
    ts.isObjectLiteralExpression(parent.parent)
  );
}

function isAssigned(access: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(access) &&
    ts.isBinaryExpression(access.parent) &&
    access.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    access.parent.left === access &&
    ts.isExpressionStatement(access.parent.parent)
  );
}

/** A list that is only appended to. */
export function unreadList(
  service: SourceService,
  path: string,
  { name, initializer }: ts.VariableDeclaration | ts.PropertyDeclaration,
  changed: Changed,
): void {
  if (!ts.isIdentifier(name) || initializer === undefined || !ts.isArrayLiteralExpression(initializer))
    return;
  const places = service.references(path, name.getStart()).map(({ path: at, node }) => {
    const { parent } =
      ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node;
    const isPush =
      ts.isPropertyAccessExpression(parent) &&
      parent.name.text === 'push' &&
      ts.isCallExpression(parent.parent) &&
      ts.isExpressionStatement(parent.parent.parent);
    return { at, isUnread: isPush || node === name, node };
  });
  if (!places.every(({ isUnread }) => isUnread)) return;
  for (const { at, node } of places) {
    const statement = ts.findAncestor(node, (one) => ts.isStatement(one) || ts.isClassElement(one));
    if (statement !== undefined) changed(at).dropStatement(statement);
  }
}

/** A table with one column becomes a list of its values. */
export function singleColumn(
  service: SourceService,
  path: string,
  { declarationList }: ts.VariableStatement,
  changed: Changed,
): void {
  const [declared] = declarationList.declarations;
  const table =
    declared?.initializer && ts.isAsExpression(declared.initializer)
      ? declared.initializer.expression
      : undefined;
  if (declared === undefined || table === undefined || !ts.isObjectLiteralExpression(table)) return;
  const cells = table.properties.map((row) => {
    const cell =
      ts.isPropertyAssignment(row) && ts.isObjectLiteralExpression(row.initializer)
        ? row.initializer
        : undefined;
    const [only, ...others] = cell?.properties ?? [];
    return cell !== undefined && only !== undefined && ts.isPropertyAssignment(only) && others.length === 0
      ? { cell, value: only.initializer }
      : undefined;
  });
  const uses = service
    .references(path, declared.name.getStart())
    .filter(({ node }) => node !== declared.name && !ts.isTypeQueryNode(node.parent));
  const patterns = uses.map(({ path: at, node }) => ({ at, pattern: patternOf(node) }));
  if (cells.includes(undefined) || patterns.some(({ pattern }) => pattern === undefined)) return;
  for (const found of cells)
    if (found !== undefined)
      changed(path).edit({
        from: found.cell.getStart(),
        to: found.cell.getEnd(),
        text: found.value.getText(),
      });
  for (const { at, pattern } of patterns) if (pattern !== undefined) nameCell(pattern, changed(at));
}

/** `const { text = other } = TABLE[key]` becomes `const text = TABLE[key] ?? other`. */
function nameCell(pattern: ts.ObjectBindingPattern, changes: Changes): void {
  const [only] = pattern.elements;
  const end = pattern.parent.getEnd();
  const otherwise = only?.initializer === undefined ? '' : ` ?? ${only.initializer.getText()}`;
  changes.edit({ from: pattern.getStart(), to: pattern.getEnd(), text: only?.name.getText() ?? '' });
  changes.edit({ from: end, to: end, text: otherwise });
}

/** The names that `const { text } = TABLE[key]` destructures. */
function patternOf({ parent }: ts.Node): ts.ObjectBindingPattern | undefined {
  const declared = ts.isElementAccessExpression(parent) ? parent.parent : undefined;
  if (declared === undefined || !ts.isVariableDeclaration(declared)) return undefined;
  return ts.isObjectBindingPattern(declared.name) ? declared.name : undefined;
}

/** The columns of a constant table that nothing reads. */
export function unreadColumns(
  service: SourceService,
  path: string,
  { declarationList }: ts.VariableStatement,
  changed: Changed,
): void {
  for (const { initializer } of declarationList.declarations) {
    const table =
      initializer !== undefined && ts.isAsExpression(initializer) ? initializer.expression : undefined;
    if (table === undefined || !ts.isObjectLiteralExpression(table)) continue;
    const cells = table.properties.flatMap((row) =>
      ts.isPropertyAssignment(row) && ts.isObjectLiteralExpression(row.initializer)
        ? [...row.initializer.properties]
        : [],
    );
    const readNames = new Set(
      cells
        .filter(
          ({ name }) =>
            name !== undefined && service.references(path, name.getStart()).some(({ node }) => !isSet(node)),
        )
        .map(({ name }) => name?.getText()),
    );
    for (const cell of cells)
      if (!readNames.has(cell.name?.getText()))
        changed(path).dropElement((cell.parent as ts.ObjectLiteralExpression).properties, cell);
  }
}
