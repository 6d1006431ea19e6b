import { textOf } from './values';

export interface FieldTableProps {
  /** A list where a name can occur more than once. */
  fields: Readonly<Record<string, unknown>> | readonly (readonly [string, unknown])[];
}

/** Names and values; missing values are skipped. */
export function FieldTable({ fields }: FieldTableProps) {
  const all = isList(fields) ? fields : Object.entries(fields);
  const entries = all.filter(([, value]) => value !== undefined);
  if (entries.length === 0) return <p class="hint">None.</p>;
  return (
    <dl class="facts">
      {entries.map(([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{textOf(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `Array.isArray` does not recognise readonly lists. */
function isList(fields: FieldTableProps['fields']): fields is readonly (readonly [string, unknown])[] {
  return Array.isArray(fields);
}
