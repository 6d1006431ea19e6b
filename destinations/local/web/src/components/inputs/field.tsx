import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { RichText } from '../rich-text';

export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

export interface FieldProps {
  label: string;
  /** The key of its setting, which a link can point to. */
  setting?: string;
  description?: string;
  problem?: string | undefined;
  /** Valid, but probably not intended. */
  doubt?: string | undefined;
  isRequired?: boolean;
  /** The control comes before its label, as with a switch. */
  isInline?: boolean;
  /** The control is a group with its own name: a label can only belong to a single control. */
  isGroup?: boolean;
  children: (control: FieldControl) => ComponentChildren;
}

/** A control with its label, its description and its problem. */
export function Field(props: FieldProps) {
  const {
    label,
    setting,
    description = '',
    problem,
    doubt,
    isRequired = false,
    isInline = false,
    isGroup = false,
    children,
  } = props;
  const id = useId();
  const describedBy = [
    ...(description === '' ? [] : [`${id}-description`]),
    ...(problem === undefined ? [] : [`${id}-problem`]),
    ...(doubt === undefined ? [] : [`${id}-doubt`]),
  ].join(' ');
  const control = children({
    id,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
    'aria-invalid': problem !== undefined,
  });
  return (
    <div class={`field${isInline ? ' is-inline' : ''}`} data-setting={setting}>
      <div class="field-head">
        {isInline && control}
        {isGroup ? <span class="field-name">{label}</span> : <label for={id}>{label}</label>}
        {isRequired && <span class="field-required">required</span>}
      </div>
      {description !== '' && (
        <p class="field-description" id={`${id}-description`}>
          <RichText text={description} />
        </p>
      )}
      {!isInline && control}
      {problem !== undefined && (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {doubt !== undefined && (
        <p class="field-doubt" id={`${id}-doubt`}>
          {doubt}
        </p>
      )}
    </div>
  );
}
