import type { FeedEntry, TimelineEntry } from '../../../../src/workbench/api';
import { addressOf } from '../../state/route';
import { FieldTable } from './field-table';
import { timeOf } from './values';

export interface TimelineProps {
  /** A feed's entries say whose they are. */
  entries: readonly (TimelineEntry | FeedEntry)[];
}

/** Events or page visits, each with its properties collapsed. */
export function Timeline({ entries }: TimelineProps) {
  return (
    <ul class="timeline">
      {entries.map((entry) => {
        const { id, title, person, at, value } = entry;
        const name = 'name' in entry ? entry.name : undefined;
        const isPlain = Object.keys(value).length === 0;
        const link = name !== undefined && <a href={addressOf('encharge', 'people', person)}>{name}</a>;
        const head = (
          <>
            <span class="timeline-title">{title}</span>
            {/* What opens and closes holds no link. */}
            <span class="timeline-by">{isPlain ? link : name}</span>
            <time dateTime={at}>{timeOf(at)}</time>
          </>
        );
        return (
          <li key={id}>
            {isPlain ? (
              <p class="timeline-head">{head}</p>
            ) : (
              <details>
                <summary class="timeline-head">{head}</summary>
                {name !== undefined && <p>Open {link}</p>}
                <FieldTable fields={value} />
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}
