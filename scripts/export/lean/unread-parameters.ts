import ts from 'typescript';
import type { Changed } from './edits';
import { UNREAD } from './source-service';
import type { SourceService } from './source-service';

/** Anything with parameters and a name to call it by. */
export type WithParameters =
  | ts.FunctionDeclaration
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | (ts.ArrowFunction & { parent: ts.VariableDeclaration });

export function isFunction(node: ts.Node): node is WithParameters {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    (ts.isArrowFunction(node) && ts.isVariableDeclaration(node.parent))
  );
}

/** The first unread parameter goes with the arguments of all calls; others follow in the next round. */
export function unreadParameter(
  service: SourceService,
  path: string,
  node: WithParameters,
  changed: Changed,
): void {
  const index = node.parameters.findIndex((parameter) => isUnread(service, path, parameter));
  const parameter = node.parameters[index];
  const name = ts.isConstructorDeclaration(node) || ts.isArrowFunction(node) ? node.parent.name : node.name;
  if (parameter === undefined || name === undefined) return;
  const calls: (() => void)[] = [];
  for (const { path: at, node: token } of service.references(path, name.getStart())) {
    if (token === name || ts.isImportSpecifier(token.parent) || isType(token)) continue;
    const callee = ts.isPropertyAccessExpression(token.parent) ? token.parent : token;
    const call = callee.parent;
    const isCall = (ts.isCallExpression(call) || ts.isNewExpression(call)) && call.expression === callee;
    if (!isCall || call.arguments === undefined) {
      // A function passed as a value keeps its parameters.
      if (ts.isConstructorDeclaration(node)) continue;
      return;
    }
    const argument = call.arguments[index];
    const list = call.arguments;
    if (argument !== undefined) calls.push(() => changed(at).dropElement(list, argument));
  }
  changed(path).dropElement(node.parameters, parameter);
  for (const drop of calls) drop();
}

function isType(token: ts.Node): boolean {
  return ts.isTypeNode(token.parent) || ts.isHeritageClause(token.parent);
}

function isUnread(
  service: SourceService,
  path: string,
  { name, modifiers }: ts.ParameterDeclaration,
): boolean {
  // A parameter that is also a member.
  if (modifiers !== undefined) return service.references(path, name.getStart()).length === 1;
  if (ts.isObjectBindingPattern(name)) return name.elements.length === 0 || isReported(service, path, name);
  return isReported(service, path, name);
}

function isReported(service: SourceService, path: string, name: ts.Node): boolean {
  return service.unused(path).some(({ code, start }) => UNREAD.has(code) && start === name.getStart());
}
