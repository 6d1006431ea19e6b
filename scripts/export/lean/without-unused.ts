import ts from 'typescript';
import type { ExportedFile } from '../sources/exported-file';
import { Changes } from './edits';
import type { Changed } from './edits';
import { simplified } from './simplified';
import { sourceService } from './source-service';
import type { SourceService } from './source-service';
import { singleColumn, unreadColumns, unreadList, writtenOnly } from './unread-members';
import { unreadNames } from './unread-names';
import { isFunction, unreadParameter } from './unread-parameters';

const MOST_ROUNDS = 30;

/**
 * Sources without anything unread: parameters with their arguments, write-only members, names that no other file imports, and everything
 * that becomes unused as a result. What is dropped must have no side effects.
 *
 * @param isEntry Files whose exports others use.
 * @param isVendored Files that keep only what is read; the others contain nothing else anyway, and their members count as read.
 */
export function withoutUnused(
  sources: readonly ExportedFile[],
  isEntry: (path: string) => boolean,
  isVendored: (path: string) => boolean,
): ExportedFile[] {
  const service = sourceService(sources);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const changes = new Map<string, Changes>();
    const changed = (file: string): Changes => {
      const made = changes.get(file) ?? new Changes();
      changes.set(file, made);
      return made;
    };
    // All at first: looking a name up counts as using it.
    for (const path of service.paths()) service.unused(path);
    for (const path of service.paths()) {
      unreadNames(service, path, changed);
      if (isEntry(path)) continue;
      for (const declaration of declarationsIn(service.tree(path))) {
        unexport(service, path, declaration, changed);
        if (isVendored(path)) unreadDeclaration(service, path, declaration, isVendored, changed);
      }
    }
    if (changes.size === 0 && !simplify(service, isVendored))
      return sources
        .map(({ path }) => ({ path, text: service.text(path) }))
        .filter(({ path, text }) => isEntry(path) || /^export /m.test(text));
    for (const [path, made] of changes) service.write(path, made.applyTo(service.text(path)));
  }
  throw new Error('Removing unused code did not finish.');
}

/** @returns Whether anything was simplified, which may leave more that is unused. */
function simplify(service: SourceService, isVendored: (path: string) => boolean): boolean {
  const texts = service
    .paths()
    .filter(isVendored)
    .map((path) => ({ path, text: simplified(service.text(path)) }));
  const changed = texts.filter(({ path, text }) => text !== service.text(path));
  for (const { path, text } of changed) service.write(path, text);
  return changed.length > 0;
}

/** Everything that others may refer to: members of types and classes, functions with parameters, exports. */
function declarationsIn(tree: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    // The members of an unnamed type may be read through another one.
    const isMember =
      (ts.isPropertySignature(node) && ts.isInterfaceDeclaration(node.parent)) ||
      ts.isPropertyDeclaration(node);
    if (
      isMember ||
      isFunction(node) ||
      ts.isVariableStatement(node) ||
      (ts.isStatement(node) && isExported(node))
    )
      found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isExported(node: ts.Node): boolean {
  return exportOf(node) !== undefined;
}

function exportOf(node: ts.Node): ts.Modifier | undefined {
  if (!ts.canHaveModifiers(node)) return undefined;
  const modifiers = ts.getModifiers(node) ?? [];
  const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  return isDefault ? undefined : modifiers.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** An export that no other file imports. */
function unexport(service: SourceService, path: string, node: ts.Node, changed: Changed): void {
  const modifier = exportOf(node);
  if (modifier === undefined || !ts.isStatement(node)) return;
  if (namesOf(node).some((name) => isImported(service, path, name))) return;
  changed(path).edit({ from: modifier.getStart(), to: modifier.getEnd(), text: '' });
}

function unreadDeclaration(
  service: SourceService,
  path: string,
  node: ts.Node,
  isVendored: (path: string) => boolean,
  changed: Changed,
): void {
  if (ts.isPropertySignature(node) || ts.isPropertyDeclaration(node))
    writtenOnly(service, path, node, isVendored, changed);
  if (ts.isPropertyDeclaration(node)) unreadList(service, path, node, changed);
  if (isFunction(node)) unreadParameter(service, path, node, changed);
  if (ts.isVariableStatement(node)) {
    unreadColumns(service, path, node, changed);
    singleColumn(service, path, node, changed);
    const [declared, ...others] = node.declarationList.declarations;
    if (declared !== undefined && others.length === 0) unreadList(service, path, declared, changed);
  }
}

function namesOf(statement: ts.Statement): ts.Node[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name);
  const { name } = statement as ts.Statement & { name?: ts.Node };
  return name === undefined ? [] : [name];
}

function isImported(service: SourceService, path: string, name: ts.Node): boolean {
  return service.references(path, name.getStart()).some((one) => one.path !== path);
}
