import { useState } from 'preact/hooks';
import { EmptyState } from '../../components/empty-state';
import { useWorkbench } from '../../state/workbench';
import { Pager } from './pager';
import { Timeline } from './timeline';
import { useAnswer } from './use-answer';

/** Everybody's events and page visits, newest first. */
export function Feed() {
  const { api } = useWorkbench();
  const [page, setPage] = useState(0);
  const { answer, problem } = useAnswer(String(page), (signal) => api.feed(page, signal));
  if (problem !== undefined) return <p class="reason is-failed">{problem}</p>;
  if (answer === undefined) return null;
  if (answer.total === 0)
    return (
      <EmptyState title="No events yet">
        Track calls appear here the moment they arrive. <a href="#/try">Send one</a>.
      </EmptyState>
    );
  return (
    <section class="card" aria-label="Feed">
      <Pager list={answer} what={['event or page visit', 'events and page visits']} onPage={setPage} />
      <Timeline entries={answer.items} />
    </section>
  );
}
