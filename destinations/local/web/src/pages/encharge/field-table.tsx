import { textOf } from './names';

/** Names and values; values that are not there are left out. */
export function FieldTable({ fields }: { fields: Readonly<Record<string, unknown>> }): preact.JSX.Element {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return <p class="hint">None.</p>;
  return (
    <dl class="facts">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{textOf(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
