import ts from 'typescript';
import { Changes } from './edits';

/**
 * A source without these members of its types and objects, without these parameters of function types, and without code that handles one:
 * for each of its entries, or if it is set.
 */
export function withoutMembers(text: string, names: ReadonlySet<string>): string {
  const tree = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2020, true);
  const changes = new Changes();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && names.has(node.name.getText())) changes.drop(node);
    else if (ts.isParameter(node) && ts.isFunctionTypeNode(node.parent) && names.has(node.name.getText()))
      changes.dropElement(node.parent.parameters, node);
    else if (
      (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
      names.has(node.name.getText())
    ) {
      const spread = ts.findAncestor(node, ts.isSpreadAssignment);
      const dropped = spread ?? node;
      changes.dropElement(dropped.parent.properties, dropped);
    } else if ((ts.isForOfStatement(node) || ts.isIfStatement(node)) && isNamed(node.expression))
      changes.drop(node);
    else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken &&
      holds(node.right)
    )
      changes.edit({ from: node.left.getEnd(), to: node.getEnd(), text: '' });
    else ts.forEachChild(node, visit);
  };
  const isNamed = (node: ts.Node): boolean =>
    ts.isPropertyAccessExpression(node) && names.has(node.name.text);
  const holds = (node: ts.Node): boolean =>
    isNamed(node) || (ts.forEachChild(node, (child) => holds(child) || undefined) ?? false);
  visit(tree);
  return changes.applyTo(text);
}
