import type { EnchargeView } from '../../../../src/workbench/api';
import { FieldTable } from './field-table';
import { nameOfId, timeOf } from './names';
import type { TimelineEntry } from './timeline-entries';

export interface TimelineProps {
  entries: readonly TimelineEntry[];
  /** Names whose each entry is, where that is not clear. */
  people?: EnchargeView;
}

/** Events or page visits, each with its properties folded away. */
export function Timeline({ entries, people }: TimelineProps) {
  return (
    <ul class={`timeline${people === undefined ? '' : ' is-feed'}`}>
      {entries.map(({ id, title, person, at, value }) => {
        const head = (
          <>
            <span class="timeline-title">{title}</span>
            {people !== undefined && <span class="timeline-by">{nameOfId(people, person)}</span>}
            <time dateTime={at}>{timeOf(at)}</time>
          </>
        );
        return (
          <li key={id}>
            {Object.keys(value).length === 0 ? (
              <p class="timeline-head">{head}</p>
            ) : (
              <details>
                <summary class="timeline-head">{head}</summary>
                <FieldTable fields={value} />
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}
