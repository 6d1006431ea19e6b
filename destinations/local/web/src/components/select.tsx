export interface SelectProps {
  id?: string;
  value: string;
  choices: readonly { label: string; value: string }[];
  onChange: (value: string) => void;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean;
}

/** One of several. */
export function Select({ value, choices, onChange, ...others }: SelectProps): preact.JSX.Element {
  return (
    <select
      {...others}
      class="select"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
