import type { Json, SegmentField } from '../../../../src/workbench/api';
import { Icon } from '../../components/icon';
import { isObject, objectOf } from '../../json/parse';
import { changed } from '../../state/setup';
import { ValueEditor } from './value-editor';
import type { ValueEditorProps } from './value-editor';

/** Keys and their values: fixed keys where the field has parts, the customer's own otherwise. */
export function TableEditor({ field, value, onChange, label }: ValueEditorProps): preact.JSX.Element {
  const object = isObject(value) ? value : {};
  const fixed = field.parts;
  const names = new Set(fixed.map(({ key }) => key));
  const own = Object.entries(object).filter(([key]) => !names.has(key));
  const rename = (before: string, after: string): void => {
    if (Object.hasOwn(object, after)) return;
    onChange(
      objectOf(Object.entries(object).map(([key, item]) => [key === before ? after : key, item] as const)),
    );
  };
  return (
    <div class="table-editor" role="group" aria-label={`Keys and values of ${label}`}>
      {fixed.map((part) => (
        <div class="table-editor-row" key={part.key}>
          <span class="table-editor-key">{part.label}</span>
          <ValueEditor
            field={scalar(field, part.type)}
            isPart={!isConditional(object[part.key])}
            label={`${label}, ${part.label}`}
            value={object[part.key]}
            onChange={(next) => onChange(changed(object, part.key, next))}
          />
        </div>
      ))}
      {own.map(([key, item], index) => (
        <div class="table-editor-row" key={index}>
          <input
            class="input is-data"
            aria-label={`Key ${index + 1} of ${label}`}
            value={key}
            placeholder="key"
            onChange={(event) => rename(key, event.currentTarget.value)}
          />
          <ValueEditor
            field={scalar(field, 'string')}
            isPart={!isConditional(item)}
            label={`${label}, ${key}`}
            value={item}
            onChange={(next) => onChange(changed(object, key, next ?? ''))}
          />
          <button
            type="button"
            class="button is-icon is-quiet"
            aria-label={`Remove ${key} from ${label}`}
            onClick={() => onChange(changed(object, key, undefined))}
          >
            <Icon name="bin" />
          </button>
        </div>
      ))}
      {(fixed.length === 0 || field.isKeyValue) && (
        <button
          type="button"
          class="button is-small"
          disabled={Object.hasOwn(object, '')}
          onClick={() => onChange(changed(object, '', { '@path': '$.' }))}
        >
          <Icon name="plus" />
          Add key
        </button>
      )}
    </div>
  );
}

function isConditional(value: Json | undefined): boolean {
  return isObject(value) && '@if' in value;
}

/** The field of one value of the table. */
function scalar(field: SegmentField, type: string): SegmentField {
  return { ...field, type, multiple: false, choices: [], parts: [], isKeyValue: false };
}
