import {
  createSourceFile,
  isBindingElement,
  forEachChild,
  isClassDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isImportDeclaration,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isTypeNode,
  isVariableStatement,
  ScriptTarget,
} from 'typescript';
import type { BindingName, Node, Statement } from 'typescript';

/**
 * Moves a source's functions, classes and constants before their first use, as the transformer's linter requires; ours start with what is
 * exported. Nothing else changes: every declaration keeps its text and its comment.
 *
 * @example
 * orderDeclarations('export const a = () => b();\n\nfunction b() {}\n') // 'function b() {}\n\nexport const a = () => b();\n'
 */
export function orderDeclarations(text: string): string {
  const statements = [...createSourceFile('source.ts', text, ScriptTarget.ES2022, true).statements];
  const imports = statements.filter(isImportDeclaration);
  const rest = statements.slice(imports.length);
  const declaring = new Map(
    rest.flatMap((statement) => declaredBy(statement).map((name) => [name, statement])),
  );
  const ordered = new Set<Statement>();
  const begun = new Set<Statement>();
  const place = (statement: Statement): void => {
    if (begun.has(statement)) return;
    begun.add(statement);
    for (const name of usedIn(statement)) {
      const needed = declaring.get(name);
      if (needed !== undefined) place(needed);
    }
    ordered.add(statement);
  };
  rest.forEach(place);
  return `${joined([...imports, ...ordered], statements)}\n`;
}

/** The statements one after the other; those without a blank line between them stay together. */
function joined(ordered: readonly Statement[], before: readonly Statement[]): string {
  return ordered
    .map((statement, index) => {
      const stood = before.indexOf(statement);
      const text = statement.getFullText();
      if (index === 0) return text.trim();
      const isNeighbour = before[stood - 1] === ordered[index - 1];
      const isApart = !isNeighbour || /^\s*?\n\s*?\n/.test(text);
      return `${isApart ? '\n\n' : '\n'}${text.trim()}`;
    })
    .join('');
}

function declaredBy(statement: Statement): string[] {
  if (isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundIn(name));
  }
  if (!isFunctionDeclaration(statement) && !isClassDeclaration(statement)) return [];
  return statement.name === undefined ? [] : [statement.name.text];
}

function boundIn(name: BindingName): string[] {
  if (isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (isBindingElement(element) ? boundIn(element.name) : []));
}

/** The names that a statement uses as values, in order of use. */
function usedIn(statement: Statement): Set<string> {
  const names = new Set<string>();
  const visit = (node: Node): void => {
    if (isTypeNode(node)) return;
    if (isIdentifier(node)) names.add(node.text);
    else if (isPropertyAccessExpression(node)) visit(node.expression);
    else if (isPropertyAssignment(node)) visit(node.initializer);
    else forEachChild(node, visit);
  };
  forEachChild(statement, visit);
  return names;
}
