import { useContext, useMemo } from 'preact/hooks';
import type { Json } from '../../../../src/workbench/api';
import { PathPicker } from '../../components/inputs/path-picker';
import { Select } from '../../components/inputs/select';
import { useDerivedState } from '../../components/inputs/use-derived-state';
import { isObject } from '../../json/parse';
import { pathsOf } from '../../json/paths';
import { initialValue, kindOf, pathOf, readPath } from '../../mapping/value-kind';
import type { ValueKind } from '../../mapping/value-kind';
import { useWorkbench } from '../../state/workbench';
import { ConditionEditor } from './condition-editor';
import { DirectiveEditor } from './directive-editor';
import { LiteralEditor } from './literal-editor';
import { TableEditor } from './table-editor';
import { MappedEvent } from './use-mapping-preview';
import type { ValueEditorProps } from './value-editor-props';

const KINDS = [
  { value: 'none', label: 'Not mapped' },
  { value: 'path', label: 'From the event' },
  { value: 'literal', label: 'Fixed value' },
  { value: 'table', label: 'Keys and values' },
  { value: 'condition', label: 'Condition' },
  { value: 'json', label: 'In JSON, for experts' },
] as const satisfies readonly { value: ValueKind; label: string }[];

/** What a field gets: the kind of source, and the value. */
export function ValueEditor({ field, value, onChange, label, isPart = false }: ValueEditorProps) {
  const { undoably } = useWorkbench();
  const event = useContext(MappedEvent);
  const paths = useMemo(() => pathsOf(event), [event]);
  // Values of every kind can be edited as JSON, and pass through all kinds while they are typed.
  const [kind, show] = useDerivedState(value, kindOf);
  const change = (next: Json | undefined, shown = kind): void => {
    show(shown, { value: next });
    onChange(next);
  };
  const edited = { field, value, label, onChange: (next: Json | undefined) => change(next) };
  const kinds = KINDS.filter(
    (one) =>
      one.value === kind ||
      !(
        (one.value === 'table' && (isPart || field.type !== 'object')) ||
        (one.value === 'literal' && field.type === 'object' && !isPart) ||
        (one.value === 'condition' && isPart)
      ),
  );
  return (
    <div class="value">
      <Select
        aria-label={`Where ${label} comes from`}
        value={kind}
        choices={kinds}
        onChange={(chosen) => {
          const next = KINDS.find((one) => one.value === chosen) ?? KINDS[0];
          const made = initialValue(next.value, field, value);
          const take = (): void => change(made, next.value);
          // A path or a text is quickly retyped; a condition, a table or JSON is not.
          const isMuch = isObject(value) && pathOf(value) === undefined && made !== value;
          if (isMuch) undoably(`${label} is mapped again: ${next.label}.`, take);
          else if (next.value !== kind) take();
        }}
      />
      {kind === 'path' && (
        <PathPicker
          label={`Path of ${label}`}
          value={pathOf(value) ?? ''}
          paths={paths}
          onChange={(path) => change(readPath(path))}
        />
      )}
      {kind === 'literal' && <LiteralEditor {...edited} />}
      {kind === 'table' && <TableEditor {...edited} PartEditor={ValueEditor} />}
      {kind === 'condition' && <ConditionEditor {...edited} PartEditor={ValueEditor} />}
      {kind === 'json' && <DirectiveEditor {...edited} />}
    </div>
  );
}
