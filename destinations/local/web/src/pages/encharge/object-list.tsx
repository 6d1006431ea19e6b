import { useState } from 'preact/hooks';
import { EmptyState } from '../../components/empty-state';
import { addressOf } from '../../state/route';
import { useWorkbench } from '../../state/workbench';
import { FieldTable } from './field-table';
import { Pager } from './pager';
import { useAnswer } from './use-answer';
import { timeOf } from './values';

/** Custom objects with their fields and people, newest update first. */
export function ObjectList() {
  const { api } = useWorkbench();
  const [page, setPage] = useState(0);
  const { answer, problem } = useAnswer(String(page), (signal) => api.objects(page, signal));
  if (problem !== undefined) return <p class="reason is-failed">{problem}</p>;
  if (answer === undefined) return null;
  if (answer.total === 0)
    return (
      <EmptyState title="No objects yet">
        A group call creates a company here. <a href="#/try">Send one</a>.
      </EmptyState>
    );
  return (
    <>
      <Pager list={answer} what={['object', 'objects']} onPage={setPage} />
      <div class="cards">
        {answer.items.map(({ id, objectType, externalId = id, fields, updatedAt, people, peopleCount }) => (
          <section class="card" key={id} aria-label={`${objectType} ${externalId}`}>
            <header class="card-head">
              <h2>{typeof fields['name'] === 'string' ? fields['name'] : externalId}</h2>
              <p>
                {objectType} · updated <time dateTime={updatedAt}>{timeOf(updatedAt)}</time>
              </p>
            </header>
            <FieldTable fields={{ externalId, ...fields }} />
            <h3>
              People <span class="count">{peopleCount}</span>
            </h3>
            {peopleCount === 0 && <p class="hint">Nobody.</p>}
            <ul class="tags">
              {people.map((person) => (
                <li key={person.id}>
                  <a href={addressOf('encharge', 'people', person.id)}>{person.name}</a>
                </li>
              ))}
              {people.length < peopleCount && <li>and {peopleCount - people.length} more</li>}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
