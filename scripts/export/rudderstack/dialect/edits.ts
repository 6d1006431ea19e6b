import { createSourceFile, forEachChild, ScriptTarget } from 'typescript';
import type { Node } from 'typescript';

/** A replacement in a text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A source's text with a rule's edits for each node; the rule sees outer nodes first. */
export function edited(text: string, editsOf: (node: Node) => readonly Edit[]): string {
  const edits: Edit[] = [];
  const visit = (node: Node): void => {
    edits.push(...editsOf(node));
    forEachChild(node, visit);
  };
  visit(createSourceFile('source.ts', text, ScriptTarget.ES2022, true));
  return edits
    .sort((one, other) => other.start - one.start || other.end - one.end)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}
