import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button';
import type { Json, JsonObject, RudderStackField } from '../../../../src/workbench/api';
import { Field } from '../../components/inputs/field';
import { Select } from '../../components/inputs/select';
import { useFocusAfter } from '../../components/use-focus-after';
import { isObject } from '../../json/parse';
import { useWorkbench } from '../../state/workbench';
import { RudderStackControl } from './rudderstack-control';
import type { Problems } from './use-problems';

export interface EntriesFormProps {
  /** The setting's key. */
  name: string;
  fields: readonly RudderStackField[];
  /** Lists of entries by source type. */
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  problems: Problems;
}

/** A form that can be filled in several times per source type, such as consent. */
export function EntriesForm({ name, fields, value, onChange, problems }: EntriesFormProps) {
  const { definitions, undoably } = useWorkbench();
  const { sourceTypes } = definitions.rudderstack;
  const all = isObject(value) ? value : {};
  const entriesOf = (source: string): JsonObject[] => {
    const list = Object.hasOwn(all, source) ? all[source] : undefined;
    return Array.isArray(list) ? list.filter(isObject) : [];
  };
  const filled = sourceTypes.find((source) => entriesOf(source).length > 0);
  const [source, show] = useState(filled ?? 'web');
  const entries = entriesOf(source);
  const addButton = useRef<HTMLButtonElement>(null);
  const focusAdd = useFocusAfter(() => addButton.current);

  const set = (list: readonly JsonObject[]): void => {
    const others = Object.entries(all).filter(([key]) => key !== source);
    const changed = list.length === 0 ? others : [...others, [source, [...list]] as [string, Json]];
    onChange(changed.length === 0 ? undefined : Object.fromEntries(changed));
  };
  const change = (index: number, entry: JsonObject): void => {
    for (const { key } of fields) problems.touch(`${name}/${source}/${index}/${key}`);
    set(entries.map((one, at) => (at === index ? entry : one)));
  };
  return (
    <div class="entries">
      <Field
        label="Type of source"
        description="Each type of source has its own entries. RudderStack applies them before an event reaches the destination, so payloads here do not depend on them."
      >
        {(control) => (
          <Select
            {...control}
            value={source}
            choices={sourceTypes.map((type) => {
              const { length } = entriesOf(type);
              return { value: type, label: length === 0 ? type : `${type} (${length})` };
            })}
            onChange={show}
          />
        )}
      </Field>
      {entries.map((entry, index) => (
        <Entry
          key={`${source} ${index}`}
          title={`${source}, entry ${index + 1}`}
          fields={fields}
          entry={entry}
          problemOf={(key) => problems.of(`${name}/${source}/${index}/${key}`)}
          onChange={(changed) => change(index, changed)}
          onRemove={() => {
            focusAdd();
            undoably(`Entry ${index + 1} of ${source} removed.`, () =>
              set(entries.filter((_, at) => at !== index)),
            );
          }}
        />
      ))}
      <Button isSmall icon="plus" ref={addButton} onClick={() => set([...entries, newEntry(fields)])}>
        Add entry for {source}
      </Button>
    </div>
  );
}

interface EntryProps {
  title: string;
  fields: readonly RudderStackField[];
  entry: JsonObject;
  problemOf: (key: string) => string | undefined;
  onChange: (entry: JsonObject) => void;
  onRemove: () => void;
}

function Entry({ title, fields, entry, problemOf, onChange, onRemove }: EntryProps) {
  return (
    <fieldset class="entry">
      <legend>{title}</legend>
      {fields
        .filter((field) => isShown(field, entry))
        .map((field) => (
          <Field
            key={field.key}
            label={field.label}
            description={field.note}
            problem={problemOf(field.key)}
            isRequired={field.required}
            isGroup={field.columns.length > 0}
          >
            {(control) => (
              <RudderStackControl
                {...control}
                field={field}
                value={entry[field.key] ?? field.default}
                onChange={(value) => onChange(withoutHidden({ ...entry, [field.key]: value }, fields))}
              />
            )}
          </Field>
        ))}
      <Button look="quiet" isSmall icon="bin" aria-label={`Remove ${title}`} onClick={onRemove}>
        Remove
      </Button>
    </fieldset>
  );
}

function newEntry(fields: readonly RudderStackField[]): JsonObject {
  return Object.fromEntries(
    fields.flatMap((field) => (field.default === undefined ? [] : [[field.key, field.default] as const])),
  );
}

function isShown({ shownWhen }: RudderStackField, entry: JsonObject): boolean {
  return shownWhen.every(({ key, value }) => entry[key] === value);
}

/** Values that belonged to another choice go with it. */
function withoutHidden(entry: JsonObject, fields: readonly RudderStackField[]): JsonObject {
  const hidden = new Set(fields.filter((field) => !isShown(field, entry)).map(({ key }) => key));
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !hidden.has(key)));
}
