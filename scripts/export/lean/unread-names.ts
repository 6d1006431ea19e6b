import ts from 'typescript';
import type { Changed, Changes } from './edits';
import { nodeAt, UNREAD } from './source-service';
import type { SourceService } from './source-service';

/** Names that the compiler reports: imports, locals, functions, types, destructured names. Parameters are dropped below. */
export function unreadNames(service: SourceService, path: string, changed: Changed): void {
  const tree = service.tree(path);
  for (const { code, start = 0 } of service.unused(path)) {
    if (!UNREAD.has(code)) continue;
    const token = nodeAt(tree, start);
    const owner = token.parent;
    if (ts.isParameter(owner)) lastOfCallback(owner, path, changed);
    else if (removeAssignments(service, path, token, changed)) removeName(changed(path), owner, token);
  }
}

/** A callback needs no parameter after the last one that it reads. */
function lastOfCallback(parameter: ts.ParameterDeclaration, path: string, changed: Changed): void {
  const { parent } = parameter;
  const isCallback = ts.isArrowFunction(parent) && !ts.isVariableDeclaration(parent.parent);
  if (isCallback && parent.parameters[parent.parameters.length - 1] === parameter)
    changed(path).dropElement(parent.parameters, parameter);
}

/** @returns False for a name whose values are needed after all. */
function removeAssignments(service: SourceService, path: string, token: ts.Node, changed: Changed): boolean {
  if (!ts.isVariableDeclaration(token.parent) || !ts.isIdentifier(token)) return true;
  const others = service.references(path, token.getStart()).filter(({ node }) => node !== token);
  const statements = others.map(({ node: { parent } }) =>
    ts.isBinaryExpression(parent) && ts.isExpressionStatement(parent.parent) ? parent.parent : undefined,
  );
  if (statements.includes(undefined)) return false;
  for (const statement of statements) if (statement !== undefined) changed(path).dropStatement(statement);
  return true;
}

/** Removes a declaration, and the whole statement when nothing else is in it. */
function removeName(changes: Changes, node: ts.Node, token: ts.Node): void {
  if (ts.isImportSpecifier(node) || (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)))
    return changes.dropElement(node.parent.elements, node);
  const isOneOfMany =
    ts.isBindingElement(node) &&
    node.parent.elements.some((one) => one !== node && !ts.isOmittedExpression(one));
  if (isOneOfMany) return changes.edit({ from: node.getStart(), to: node.getEnd(), text: '' });
  if (
    ts.isVariableDeclaration(node) &&
    ts.isVariableDeclarationList(node.parent) &&
    node.parent.declarations.length > 1
  )
    return changes.dropElement(node.parent.declarations, node);
  const statement = ts.findAncestor(token, (one) => ts.isStatement(one) || ts.isClassElement(one));
  if (statement === undefined) throw new Error(`Nothing to remove: ${node.getText()}`);
  return changes.dropStatement(statement);
}
