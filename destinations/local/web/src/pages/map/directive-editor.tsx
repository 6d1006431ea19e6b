import type { Json } from '../../../../src/workbench/api';
import { useDerivedState } from '../../components/use-derived-state';
import { LazyJsonEditor } from '../../editor/lazy-json-editor';
import { parseJson } from '../../json/parse';
import { useWorkbench } from '../../state/workbench';

export interface DirectiveEditorProps {
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  label: string;
}

const LONGEST = 20_000;

/** A value of the mapping kit as JSON: `@template`, `@merge`, `@json` and all others. */
export function DirectiveEditor({ value, onChange, label }: DirectiveEditorProps): preact.JSX.Element {
  const { notices } = useWorkbench();
  const [text, show] = useDerivedState(value, (shown) =>
    shown === undefined ? '' : JSON.stringify(shown, undefined, 2),
  );
  const isRight = parseJson(text) !== undefined;
  return (
    <div class="directive">
      <LazyJsonEditor
        label={`JSON of ${label}`}
        text={text}
        longest={LONGEST}
        onTooLong={() =>
          notices.complain(`The JSON of a field has at most ${LONGEST.toLocaleString('en')} characters here.`)
        }
        onChange={(next) => {
          const made = parseJson(next);
          if (made === undefined) show(next);
          else {
            show(next, { value: made });
            onChange(made);
          }
        }}
      />
      {!isRight && <p class="field-problem">This is no JSON yet; the mapping keeps what it had.</p>}
    </div>
  );
}
