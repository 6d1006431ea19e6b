import { FieldTable } from './field-table';
import { timeOf } from './names';

export interface PropertiesProps {
  title: string;
  /** Whose it is, where that is not clear. */
  by?: string;
  at: string;
  value: Readonly<Record<string, unknown>>;
}

/** An event of a timeline with its properties folded away. */
export function Properties({ title, by, at, value }: PropertiesProps) {
  const count = Object.keys(value).length;
  const head = (
    <>
      <span class="timeline-title">{title}</span>
      {by !== undefined && <span class="timeline-by">{by}</span>}
      <time dateTime={at}>{timeOf(at)}</time>
    </>
  );
  return (
    <li>
      {count === 0 ? (
        <p class="timeline-head">{head}</p>
      ) : (
        <details>
          <summary class="timeline-head">{head}</summary>
          <FieldTable fields={value} />
        </details>
      )}
    </li>
  );
}
