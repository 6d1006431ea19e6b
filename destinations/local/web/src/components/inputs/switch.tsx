export interface SwitchProps {
  id?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
}

/** On or off, effective at once. */
export function Switch({ isOn, onChange, ...others }: SwitchProps) {
  return (
    <input
      {...others}
      type="checkbox"
      role="switch"
      class="switch"
      checked={isOn}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
