import type { FeedEntry, TimelineEntry } from '../../../../src/workbench/api';
import { addressOf } from '../../state/route';
import { FieldTable } from './field-table';
import { timeOf } from './values';

export interface TimelineProps {
  /** Those of a feed say whose they are. */
  entries: readonly (TimelineEntry | FeedEntry)[];
}

/** Events or page visits, each with its properties folded away. */
export function Timeline({ entries }: TimelineProps) {
  return (
    <ul class="timeline">
      {entries.map((entry) => {
        const { id, title, at, value } = entry;
        const head = (
          <>
            <span class="timeline-title">{title}</span>
            {'name' in entry && (
              <a class="timeline-by" href={addressOf('encharge', 'people', entry.person)}>
                {entry.name}
              </a>
            )}
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
