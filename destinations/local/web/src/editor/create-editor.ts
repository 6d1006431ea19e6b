import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { layOut } from '../json/lay-out';
import { isObject, parseJson } from '../json/parse';
import { litValues } from './lit-values';
import { pointerAt } from './locate';
import { editorTheme } from './theme';

export interface EditorOptions {
  /** Its name for screen readers. */
  label: string;
  text: string;
  placeholder: string;
  /** In characters; a change that would make the text longer is rejected. */
  longest: number;
  onChange: (text: string) => void;
  /** A change was rejected; `length` is the length it would have made. */
  onTooLong: (length: number) => void;
  /** The mouse or the caret is on this value. */
  onPoint: (pointer: string | undefined) => void;
  /** A text that is not a JSON object replaced everything. */
  onForeign: (text: string) => void;
}

/** Marks a change from outside, which is not reported back. */
export const fromOutside = Annotation.define<true>();

/**
 * A JSON editor in a shadow root: its style sheets are constructed there, which a strict content security policy allows. The tab key moves
 * the focus, as everywhere on the page.
 */
export function createEditor(parent: HTMLElement, options: EditorOptions): EditorView {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' });
  return new EditorView({
    parent: root,
    root,
    state: EditorState.create({ doc: options.text, extensions: extensions(options) }),
    dispatchTransactions: (transactions, view) => {
      const newest = transactions.at(-1);
      // Reported before the editor draws, so that the request goes out sooner.
      const isTyped = transactions.some((one) => one.docChanged && one.annotation(fromOutside) !== true);
      if (newest !== undefined && isTyped) options.onChange(newest.newDoc.toString());
      view.update(transactions);
    },
  });
}

function extensions(options: EditorOptions): Extension[] {
  return [
    lineNumbers(),
    lintGutter(),
    foldGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    json(),
    litValues,
    editorTheme,
    EditorView.lineWrapping,
    placeholder(options.placeholder),
    EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'false', tabindex: '0' }),
    // Ctrl+Enter sends the event; without this it would insert a line.
    keymap.of([
      ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
      ...historyKeymap,
      ...foldKeymap,
      ...lintKeymap,
    ]),
    EditorState.transactionFilter.of((transaction) => {
      const { length } = transaction.newDoc;
      if (!transaction.docChanged || length <= options.longest) return transaction;
      queueMicrotask(() => options.onTooLong(length));
      return [];
    }),
    EditorView.domEventHandlers({
      paste: (event, view) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        // Checked before the editor splits the text into lines, so that the page stays fast.
        if (text.length > options.longest) options.onTooLong(text.length);
        else if (!pasteWhole(view, text, options.onForeign)) return false;
        event.preventDefault();
        return true;
      },
      mousemove: (event, view) => {
        const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
        options.onPoint(position === null ? undefined : pointerAt(view.state, position));
      },
      mouseleave: () => options.onPoint(undefined),
    }),
    EditorView.updateListener.of(({ docChanged, selectionSet, view, state, transactions }) => {
      const isPasted = transactions.some((one) => one.isUserEvent('input.paste'));
      // The highlight belongs to the earlier text; typing does not wait for a search.
      if (isPasted || (!docChanged && selectionSet && view.hasFocus))
        options.onPoint(pointerAt(state, state.selection.main.head));
    }),
  ];
}

/** An SDK call, or the beginning of an event. */
const WHOLE = /^\s*(?:\{|\[|(?:await\s+)?[\w$.]+\.(?:track|identify|page|screen|group|alias)\s*\()/;

/**
 * Pastes a complete event: in place of everything selected, and also of an event that it was pasted into, where it would leave invalid
 * JSON. An object on one line is laid out, because logs and SDKs print events that way.
 *
 * @returns whether it was pasted.
 */
function pasteWhole(view: EditorView, text: string, onForeign: (text: string) => void): boolean {
  const { doc, selection } = view.state;
  const { from, to } = selection.main;
  const [before, after] = [view.state.sliceDoc(0, from), view.state.sliceDoc(to)];
  const isAll = before.trim() === '' && after.trim() === '';
  const parsed = parseJson(text);
  const isEvent = isObject(parsed) && !Array.isArray(parsed['batch']);
  if (!isAll && !(WHOLE.test(text) && leavesNoJson(doc.toString(), before + text + after))) return false;
  const isLine = !text.trim().includes('\n');
  const insert = isEvent && isLine ? layOut(text) : text;
  view.dispatch({
    changes: { from: 0, to: doc.length, insert },
    selection: { anchor: insert.length },
    scrollIntoView: true,
    userEvent: 'input.paste',
  });
  if (!isEvent && text.trim() !== '') onForeign(text);
  return true;
}

function leavesNoJson(before: string, after: string): boolean {
  return parseJson(before) !== undefined && parseJson(after) === undefined;
}
