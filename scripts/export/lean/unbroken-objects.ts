import ts from 'typescript';
import { Changes } from './edits';

/** A source with its objects on one line: prettier keeps a break after the brace, also where the host's lines are long enough. */
export function unbrokenObjects(text: string): string {
  const changes = new Changes();
  const visit = (node: ts.Node): void => {
    const [first] = ts.isObjectLiteralExpression(node) ? node.properties : [];
    const start = node.getStart() + 1;
    if (first !== undefined && /^\s*\n\s*$/.test(text.slice(start, first.getStart())))
      changes.edit({ from: start, to: first.getStart(), text: ' ' });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2020, true));
  return changes.applyTo(text);
}
