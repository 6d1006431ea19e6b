import { useState } from 'preact/hooks';
import { Button } from '../button';

export interface SecretInputProps {
  id: string;
  value: string;
  label: string;
  placeholder?: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean;
}

/** A key: hidden until the user shows it, and never offered to a password manager. */
export function SecretInput({ label, onInput, onBlur, ...others }: SecretInputProps) {
  const [isShown, setShown] = useState(false);
  return (
    <span class="input-group">
      <input
        {...others}
        {...(isShown ? { type: 'text' as const } : { type: 'password' as const })}
        class="input is-data"
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
        {...(onBlur === undefined ? {} : { onBlur })}
      />
      <Button
        icon="eye"
        aria-pressed={isShown}
        aria-label={`Show ${label}`}
        title={isShown ? 'Hide' : 'Show'}
        onClick={() => setShown(!isShown)}
      />
    </span>
  );
}
