import { useId } from 'preact/hooks';
import type { Json } from '../../../../src/workbench/api';
import { typedNumber } from '../../mapping/typed-number';
import { textOf } from '../../mapping/value-text';
import { useDerivedState } from './use-derived-state';

export interface NumberInputProps {
  id?: string;
  value: Json | undefined;
  /** Text that is not a number is passed unchanged, so that the platform can say so. */
  onChange: (value: number | string) => void;
  onBlur?: () => void;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean;
}

/** A number as typed; one that would lose digits is rejected. */
export function NumberInput({ value, onChange, onBlur, ...control }: NumberInputProps) {
  const id = useId();
  const [text, show] = useDerivedState(value, textOf);
  const typed = typedNumber(text);
  const isInexact = 'problem' in typed && typed.problem === 'inexact';
  const describedBy = [control['aria-describedby'], isInexact ? id : undefined].filter(Boolean).join(' ');
  const take = (next: string): void => {
    const read = typedNumber(next);
    if ('problem' in read && read.problem === 'inexact') {
      show(next);
      return;
    }
    const made = 'value' in read ? read.value : next;
    show(next, { value: made });
    onChange(made);
  };
  return (
    <div class="number-input">
      <input
        {...control}
        aria-describedby={describedBy === '' ? undefined : describedBy}
        aria-invalid={control['aria-invalid'] === true || isInexact}
        class="input is-data"
        inputMode="decimal"
        value={text}
        onInput={(event) => take(event.currentTarget.value)}
        {...(onBlur === undefined ? {} : { onBlur })}
      />
      {isInexact && (
        <p class="field-problem" id={id}>
          No number can hold all these digits: the one before stays.
        </p>
      )}
    </div>
  );
}
