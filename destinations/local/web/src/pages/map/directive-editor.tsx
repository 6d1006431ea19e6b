import { useState } from 'preact/hooks';
import type { Json } from '../../../../src/workbench/api';
import { LazyJsonEditor } from '../../editor/lazy-json-editor';
import { parseJson } from '../../json/parse';

export interface DirectiveEditorProps {
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  label: string;
}

/** A value of the mapping kit as JSON: `@template`, `@merge`, `@json` and all others. */
export function DirectiveEditor({ value, onChange, label }: DirectiveEditorProps): preact.JSX.Element {
  const [text, setText] = useState(() => JSON.stringify(value ?? null, undefined, 2));
  const isRight = parseJson(text) !== undefined;
  return (
    <div class="directive">
      <LazyJsonEditor
        label={`JSON of ${label}`}
        text={text}
        longest={20_000}
        onChange={(next) => {
          setText(next);
          const parsed = parseJson(next);
          if (parsed !== undefined) onChange(parsed);
        }}
      />
      {!isRight && <p class="field-problem">This is no JSON yet; the mapping keeps what it had.</p>}
    </div>
  );
}
