export interface SelectProps {
  id?: string;
  value: string;
  choices: readonly { label: string; value: string }[];
  onChange: (value: string) => void;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean;
}

/** One of several choices. Lists an unknown value too: otherwise the browser would show the first choice instead. */
export function Select({ value, choices, onChange, ...others }: SelectProps) {
  const isListed = choices.some((choice) => choice.value === value);
  const all = isListed ? choices : [{ label: value === '' ? 'Choose …' : value, value }, ...choices];
  return (
    <select
      {...others}
      class="select"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {all.map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
