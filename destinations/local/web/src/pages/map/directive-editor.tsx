import type { Json } from '../../../../src/workbench/api';
import { useDerivedState } from '../../components/inputs/use-derived-state';
import { LazyJsonEditor } from '../../editor/lazy-json-editor';
import { parseJson } from '../../json/parse';
import { losesDigits } from '../../mapping/typed-number';
import { useWorkbench } from '../../state/workbench';

export interface DirectiveEditorProps {
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  label: string;
}

const LONGEST = 20_000;

/** A mapping kit value as JSON: `@template`, `@merge`, `@json` and all others. */
export function DirectiveEditor({ value, onChange, label }: DirectiveEditorProps) {
  const { notices } = useWorkbench();
  const [text, show] = useDerivedState(value, (shown) =>
    shown === undefined ? '' : JSON.stringify(shown, undefined, 2),
  );
  const problem = problemOf(text);
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
          if (made === undefined || problemOf(next) !== undefined) show(next);
          else {
            show(next, { value: made });
            onChange(made);
          }
        }}
      />
      {problem !== undefined && <p class="field-problem">{problem} The mapping keeps what it had.</p>}
    </div>
  );
}

function problemOf(text: string): string | undefined {
  if (parseJson(text) === undefined) return 'This is not JSON yet.';
  return losesDigits(text) ? 'No number can hold all these digits.' : undefined;
}
