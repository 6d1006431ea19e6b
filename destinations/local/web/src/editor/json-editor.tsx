import { setDiagnostics } from '@codemirror/lint';
import type { EditorView } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { createEditor, fromOutside } from './create-editor';
import type { EditorOptions } from './create-editor';
import { lightUp, litValues } from './lit-values';
import { locatedValues } from './locate';

/** A remark about a place in the text: a line and column from 1, or the value at a pointer. */
export interface Remark {
  severity: 'error' | 'warning';
  message: string;
  at: { line: number; column: number } | { pointer: string };
}

export interface JsonEditorProps extends Partial<EditorOptions> {
  label: string;
  text: string;
  remarks?: readonly Remark[];
  lit?: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

/** A JSON editor that follows its props: text from outside replaces its own. */
export default function JsonEditor(props: JsonEditorProps) {
  const { label, text, remarks = [], lit = NOTHING } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | undefined>(undefined);
  const current = useRef(props);
  current.current = props;
  /** Texts that were reported and have not come back yet: typing can be faster than drawing. */
  const reported = useRef<string[]>([]);
  const isRemarked = useRef(false);

  useEffect(() => {
    if (host.current === null) return;
    const view = createEditor(host.current, {
      label,
      text: current.current.text,
      placeholder: current.current.placeholder ?? '',
      longest: current.current.longest ?? Infinity,
      onChange: (value) => {
        reported.current.push(value);
        current.current.onChange?.(value);
      },
      onTooLong: (length) => current.current.onTooLong?.(length),
      onPoint: (pointer) => current.current.onPoint?.(pointer),
      onForeign: (pasted) => current.current.onForeign?.(pasted),
    });
    editor.current = view;
    return () => view.destroy();
  }, [label]);

  useLayoutEffect(() => {
    const view = editor.current;
    if (view === undefined) return;
    const index = reported.current.lastIndexOf(text);
    // A text from outside is newer than all reported ones.
    reported.current = index === -1 ? [] : reported.current.slice(index + 1);
    const isNewerOnItsWay = reported.current.length > 0;
    if (isNewerOnItsWay || view.state.doc.toString() === text) return;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      annotations: fromOutside.of(true),
    });
  }, [text]);

  useEffect(() => {
    const view = editor.current;
    // Every preview brings a new set, usually an equal one, which does not redraw the editor.
    if (view !== undefined && !isSame(view.state.field(litValues).pointers, lit))
      view.dispatch({ effects: lightUp.of(lit) });
  }, [lit]);

  useEffect(() => {
    const view = editor.current;
    // No remarks now or before: the usual case, at every keystroke. The dot in the margin outlives its text.
    if (view === undefined || (remarks.length === 0 && !isRemarked.current)) return;
    isRemarked.current = remarks.length > 0;
    view.dispatch(
      setDiagnostics(
        view.state,
        remarks.map(({ severity, message, at }) => ({ severity, message, ...rangeOf(view, at) })),
      ),
    );
  }, [remarks]);

  return <div class="editor" ref={host} />;
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((pointer) => other.has(pointer));
}

function rangeOf(view: EditorView, at: Remark['at']): { from: number; to: number } {
  const { doc } = view.state;
  if ('line' in at) {
    const line = doc.line(Math.min(Math.max(at.line, 1), doc.lines));
    const from = Math.min(line.from + at.column - 1, line.to);
    return { from, to: Math.min(from + 1, doc.length) };
  }
  const values = locatedValues(view.state);
  // A missing value is remarked on where it should be: at the nearest existing object.
  for (let pointer = at.pointer; ; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const found = values.find((value) => value.pointer === pointer);
    if (found !== undefined)
      return { from: found.from, to: pointer === at.pointer ? found.to : found.from + 1 };
    if (pointer === '' || !pointer.includes('/')) return { from: 0, to: Math.min(1, doc.length) };
  }
}
