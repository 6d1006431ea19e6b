import { Select } from '../../components/inputs/select';
import { describeValue } from '../../mapping/describe';
import { conditionOf, conditionValue } from '../../mapping/value-kind';
import type { ContainerEditorProps } from './value-editor-props';

/** A condition: the value to test, the result when it exists, and the result otherwise. */
export function ConditionEditor({ field, value, onChange, label, PartEditor }: ContainerEditorProps) {
  const condition = conditionOf(value);
  if (condition === undefined) return null;
  const state = condition.test === 'blank' ? 'not blank' : 'there';
  return (
    <div class="condition" role="group" aria-label={`Condition of ${label}`}>
      <p class="condition-text">{describeValue(value)}</p>
      <div class="condition-part">
        <span>When</span>
        <PartEditor
          field={field}
          isPart
          label={`the tested value of ${label}`}
          value={condition.value}
          onChange={(tested) => onChange(conditionValue({ ...condition, value: tested ?? null }))}
        />
      </div>
      <div class="condition-part">
        <span>is</span>
        <Select
          aria-label={`Test of ${label}`}
          value={condition.test}
          choices={[
            { value: 'blank', label: 'not blank' },
            { value: 'exists', label: 'there' },
          ]}
          onChange={(test) =>
            onChange(conditionValue({ ...condition, test: test === 'blank' ? 'blank' : 'exists' }))
          }
        />
      </div>
      <div class="condition-part">
        <span>take</span>
        <PartEditor
          field={field}
          isPart
          label={`${label} when it is ${state}`}
          value={condition.then}
          onChange={(then) => onChange(conditionValue({ ...condition, then }))}
        />
      </div>
      <div class="condition-part">
        <span>otherwise</span>
        <PartEditor
          field={field}
          isPart
          label={`${label} otherwise`}
          value={condition.otherwise}
          onChange={(otherwise) => onChange(conditionValue({ ...condition, otherwise }))}
        />
      </div>
    </div>
  );
}
