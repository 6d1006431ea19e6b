import ts from 'typescript';
import type { Edit } from '../dialect/edits';
import type { Cuts } from './unread';

/** What a statement loses, with the comma or the space that goes with it. */
export function cutEdits(statement: ts.Statement, cuts: Cuts): Edit[] {
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    const replacement = cuts.get(node);
    if (replacement === undefined) {
      edits.push(...joined(node, cuts));
      ts.forEachChild(node, visit);
    } else if (replacement === '') edits.push({ ...rangeOf(node), text: '' });
    else edits.push({ start: node.getStart(), end: node.getEnd(), text: replacement });
  };
  visit(statement);
  return edits;
}

/** An object that lost a member may fit on one line; prettier keeps it apart where its first member stands on the next. */
function joined(node: ts.Node, cuts: Cuts): Edit[] {
  if (!ts.isObjectLiteralExpression(node) || !node.properties.some((one) => cuts.has(one))) return [];
  const first = node.properties.find((one) => !cuts.has(one));
  if (first === undefined) return [];
  const start = first === node.properties[0] ? node.getStart() + 1 : first.getFullStart();
  return [{ start, end: first.getStart(), text: ' ' }];
}

/** The whole range of a node in its list: up to the next entry, or from the one before. */
function rangeOf(node: ts.Node): { start: number; end: number } {
  const text = node.getSourceFile().text;
  const [start, end] = [node.getFullStart(), node.getEnd()];
  const after = /^\s*[,|]/.exec(text.slice(end))?.[0].length;
  if (after !== undefined) return { start, end: end + after };
  const before = /[,|]\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { start: start - before, end };
}
