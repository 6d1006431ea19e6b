import ts from 'typescript';

/** Replaces one text with another. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** The changes to a source, by path. */
export type Changed = (path: string) => Changes;

/** Changes to one source: edits, and elements to remove from lists. */
export class Changes {
  private readonly edits: Edit[] = [];
  private readonly elements = new Map<ts.NodeArray<ts.Node>, Set<ts.Node>>();

  edit(edit: Edit): void {
    this.edits.push(edit);
  }

  /** Drops a node with everything before it, including comments. */
  drop(node: ts.Node): void {
    this.edit({ from: node.getFullStart(), to: node.getEnd(), text: '' });
  }

  /** Drops a statement, and the `if` around it when that contains nothing else. */
  dropStatement(statement: ts.Node): void {
    const { parent } = statement;
    if (ts.isIfStatement(parent) && parent.elseStatement === statement)
      this.edit({ from: parent.thenStatement.getEnd(), to: statement.getEnd(), text: '' });
    else if (ts.isIfStatement(parent) && parent.elseStatement === undefined) this.dropStatement(parent);
    else if (ts.isIfStatement(parent))
      this.edit({ from: statement.getStart(), to: statement.getEnd(), text: '{}' });
    else if (ts.isBlock(parent) && parent.statements.length === 1 && ts.isIfStatement(parent.parent))
      this.dropStatement(parent);
    else this.drop(statement);
  }

  dropElement(list: ts.NodeArray<ts.Node>, element: ts.Node): void {
    this.elements.set(list, (this.elements.get(list) ?? new Set()).add(element));
  }

  /** Of nested edits only the outer one counts. */
  applyTo(text: string): string {
    const all = [...this.edits, ...[...this.elements].flatMap(([list, dropped]) => runsOf(list, dropped))];
    let made = '';
    let end = 0;
    for (const { from, to, text: put } of all.sort(
      (one, other) => one.from - other.from || other.to - one.to,
    )) {
      if (from < end) continue;
      made += text.slice(end, from) + put;
      end = to;
    }
    return made + text.slice(end);
  }
}

/** Neighbours go together, with the commas between them and the others. */
function runsOf(list: ts.NodeArray<ts.Node>, dropped: ReadonlySet<ts.Node>): Edit[] {
  const edits: Edit[] = [];
  for (let start = 0; start < list.length; start += 1) {
    let end = start;
    while (end < list.length && isIn(dropped, list[end])) end += 1;
    if (end === start) continue;
    const next = list[end];
    const from =
      next === undefined ? (list[start - 1]?.getEnd() ?? list.pos) : (list[start]?.getFullStart() ?? 0);
    edits.push({ from, to: next?.getFullStart() ?? list.end, text: '' });
    start = end;
  }
  return edits;
}

function isIn(nodes: ReadonlySet<ts.Node>, node: ts.Node | undefined): boolean {
  return node !== undefined && nodes.has(node);
}
