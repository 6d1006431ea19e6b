import type { Json, SegmentField } from '../../../../src/workbench/api';
import { NumberInput } from '../../components/inputs/number-input';
import { Select } from '../../components/inputs/select';
import { usualValue } from '../../mapping/usual-value';
import { textOf } from '../../mapping/value-text';
import { useWorkbench } from '../../state/workbench';
import { Refusal } from './refusal';
import { SettingField } from './setting-field';
import { useProblems } from './use-problems';
import type { Problems } from './use-problems';

/** The settings of the Segment destination. */
export function SegmentForm() {
  const { definitions } = useWorkbench();
  const problems = useProblems('segment');
  const { name, description, settings } = definitions.segment;
  return (
    <section class="card" aria-labelledby="segment-settings">
      <header class="card-head">
        <h2 id="segment-settings">{name}</h2>
        <p>{description}</p>
      </header>
      <Refusal text={problems.refusal} />
      <form class="form" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
        {settings.map((field) => (
          <Setting key={field.key} field={field} problems={problems} />
        ))}
      </form>
    </section>
  );
}

function Setting({ field, problems }: { field: SegmentField; problems: Problems }) {
  const { definitions, setup, setSegmentSetting } = useWorkbench();
  const { key, description, type, choices } = field;
  const value = setup.value.segment.settings[key];
  const dialect = setup.value.segment.settings['dialect'] ?? dialectOf(definitions.segment.settings);
  const set = (changed: Json | undefined): void => {
    problems.touch(key);
    setSegmentSetting(key, changed);
  };
  return (
    <SettingField
      platform="segment"
      field={field}
      description={description}
      placeholder="not needed for the built-in Encharge"
      isSwitch={type === 'boolean'}
      value={value ?? field.default}
      onChange={set}
      problems={problems}
      dialect={dialect}
    >
      {(control) => {
        if (choices.length > 0) {
          const usual = usualValue(field, dialect);
          const label = usual === undefined ? '–' : `– (${usual})`;
          const empty = field.default === undefined ? [{ label, value: '' }] : [];
          return (
            <Select
              {...control}
              value={textOf(value ?? field.default)}
              choices={[...empty, ...choices.map((choice) => withUsual(choice, field, usual))]}
              onChange={(chosen) => set(chosen === '' ? undefined : chosen)}
            />
          );
        }
        if (type === 'number' || type === 'integer')
          return (
            <NumberInput
              {...control}
              value={value}
              onBlur={() => problems.touch(key)}
              onChange={(typed) => set(typed === '' ? undefined : typed)}
            />
          );
        return (
          <input
            {...control}
            class="input"
            value={textOf(value)}
            onBlur={() => problems.touch(key)}
            onInput={({ currentTarget }) => set(currentTarget.value === '' ? undefined : currentTarget.value)}
          />
        );
      }}
    </SettingField>
  );
}

/** The form's initial dialect. */
function dialectOf(settings: readonly SegmentField[]): Json | undefined {
  return settings.find(({ key }) => key === 'dialect')?.default;
}

/** The choice that leaves it to the dialect shows what that is. */
function withUsual(
  choice: SegmentField['choices'][number],
  field: SegmentField,
  usual: string | undefined,
): SegmentField['choices'][number] {
  const isLeft = usual !== undefined && choice.value === field.default;
  return isLeft ? { ...choice, label: `${choice.label} (${usual})` } : choice;
}
