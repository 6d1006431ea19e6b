import { ensureSyntaxTree } from '@codemirror/language';
import type { syntaxTree } from '@codemirror/language';
import type { EditorState, Text } from '@codemirror/state';
import { pointerTo } from '../json/pointer';

type SyntaxNode = ReturnType<typeof syntaxTree>['topNode'];

/** A value's place in the text, including its key. */
export interface Located {
  pointer: string;
  from: number;
  to: number;
}

const PARSE_MS = 25;

const known = new WeakMap<Text, readonly Located[]>();

/**
 * Every value in the text with its pointer, outer ones first; in half-typed JSON, those that can be read. Computed on demand, once per
 * text: typing does not wait for it.
 */
export function locatedValues(state: EditorState): readonly Located[] {
  const found = known.get(state.doc) ?? locate(state);
  if (found !== undefined) known.set(state.doc, found);
  return found ?? [];
}

/** The pointer of the innermost value at a position of the text. */
export function pointerAt(state: EditorState, position: number): string | undefined {
  const around = locatedValues(state).filter(({ from, to }) => from <= position && position <= to);
  return around.at(-1)?.pointer;
}

/** `undefined` when the text is too long to be parsed in time. */
function locate(state: EditorState): Located[] | undefined {
  const tree = ensureSyntaxTree(state, state.doc.length, PARSE_MS);
  if (tree === null) return undefined;
  const found: Located[] = [];
  const value = tree.topNode.firstChild;
  if (value) visit(value, '', value.from, state, found);
  return found;
}

function visit(node: SyntaxNode, pointer: string, from: number, state: EditorState, found: Located[]): void {
  found.push({ pointer, from, to: node.to });
  if (node.name === 'Object') {
    for (const property of node.getChildren('Property')) {
      const name = property.getChild('PropertyName');
      const value = property.lastChild;
      if (name === null || value === null || value.name === 'PropertyName') continue;
      visit(value, pointerTo(pointer, nameOf(state, name)), property.from, state, found);
    }
  } else if (node.name === 'Array') {
    let index = 0;
    for (let item = node.firstChild; item !== null; item = item.nextSibling) {
      if (item.name === '[' || item.name === ']' || item.name === ',' || item.type.isError) continue;
      visit(item, pointerTo(pointer, index), item.from, state, found);
      index += 1;
    }
  }
}

function nameOf(state: EditorState, node: SyntaxNode): string {
  const text = state.sliceDoc(node.from, node.to);
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
