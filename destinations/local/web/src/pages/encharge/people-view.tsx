import { useState } from 'preact/hooks';
import { EmptyState } from '../../components/empty-state';
import { addressOf } from '../../state/route';
import { useWorkbench } from '../../state/workbench';
import { Pager } from './pager';
import { PersonCard } from './person-card';
import { useAnswer } from './use-answer';
import { timeOf } from './values';

/** The people, newest update first, and the person in the URL, or else the first. */
export function PeopleView() {
  const { api, encharge, route } = useWorkbench();
  const [words, setWords] = useState('');
  const [page, setPage] = useState(0);
  const { answer, problem } = useAnswer(`${page} ${words}`, (signal) => api.people(words, page, signal));
  const chosen = route.parts.value[1] ?? answer?.items[0]?.id;
  if (problem !== undefined) return <p class="reason is-failed">{problem}</p>;
  if (answer === undefined) return null;
  if ((encharge.value?.counts.people ?? answer.total) === 0)
    return (
      <EmptyState title="No people yet">
        People appear here as soon as an event about them arrives. <a href="#/try">Send one</a>, or{' '}
        <a href="#/listen">point your app here</a>.
      </EmptyState>
    );
  return (
    <div class="split">
      <section class="card" aria-label="People">
        <div class="list-tools">
          <input
            class="input"
            type="search"
            aria-label="Search people"
            placeholder="Name, email, id, tag or value"
            value={words}
            onInput={(event) => {
              setWords(event.currentTarget.value);
              setPage(0);
            }}
          />
        </div>
        <Pager
          list={answer}
          what={words.trim() === '' ? ['person', 'people'] : ['found', 'found']}
          onPage={setPage}
        />
        <ul class="list">
          {answer.items.map(({ id, name, identity, updatedAt }) => (
            <li key={id}>
              <a
                href={addressOf('encharge', 'people', id)}
                {...(id === chosen ? { 'aria-current': true as const } : {})}
              >
                <span class="avatar" aria-hidden="true">
                  {name.slice(0, 1).toUpperCase()}
                </span>
                <span class="list-main">
                  <span class="list-title">{name}</span>{' '}
                  {identity !== name && <span class="list-text">{identity}</span>}
                </span>
                <time dateTime={updatedAt}>{timeOf(updatedAt)}</time>
              </a>
            </li>
          ))}
        </ul>
        {answer.items.length === 0 && <p class="hint">No person matches.</p>}
      </section>
      {chosen !== undefined && <PersonCard key={chosen} id={chosen} />}
    </div>
  );
}
