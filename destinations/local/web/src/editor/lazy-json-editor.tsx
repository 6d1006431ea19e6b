import { useEffect, useState } from 'preact/hooks';
import type { JsonEditorProps } from './json-editor';

type Editor = (props: JsonEditorProps) => preact.JSX.Element;

/** The JSON editor, loaded when the first page shows one. */
export function LazyJsonEditor(props: JsonEditorProps) {
  const [Loaded, setLoaded] = useState<Editor>();
  useEffect(() => {
    void import('./json-editor').then((module) => setLoaded(() => module.default));
  }, []);
  if (Loaded === undefined) return <div class="editor is-loading" aria-busy="true" />;
  return <Loaded {...props} />;
}
