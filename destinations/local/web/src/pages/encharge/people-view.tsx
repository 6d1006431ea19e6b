import { useState } from 'preact/hooks';
import type { EnchargeView } from '../../../../src/workbench/api';
import { EmptyState } from '../../components/empty-state';
import { Latest } from './latest';
import { nameOf } from './names';
import { PersonCard } from './person-card';

/** The people, and the chosen one. */
export function PeopleView({ state }: { state: EnchargeView }) {
  const [chosen, choose] = useState<string>();
  const [words, setWords] = useState('');
  if (state.people.length === 0)
    return (
      <EmptyState title="Nobody yet">
        People appear here as soon as an event about them arrives. <a href="#/try">Send one</a>, or{' '}
        <a href="#/listen">point your app here</a>.
      </EmptyState>
    );
  const newest = [...state.people].reverse();
  const found = newest.filter((person) =>
    `${nameOf(person)} ${person.email ?? ''} ${person.userId ?? ''} ${person.tags.join(' ')}`
      .toLowerCase()
      .includes(words.toLowerCase()),
  );
  const person = state.people.find(({ id }) => id === chosen) ?? found[0] ?? newest[0];
  return (
    <div class="split">
      <section class="card" aria-label="People">
        <div class="list-tools">
          <input
            class="input"
            type="search"
            aria-label="Search people"
            placeholder="Search people"
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </div>
        <Latest shown={state.people.length} total={state.totals.people} what="people" />
        <ul class="list">
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" aria-pressed={one.id === person?.id} onClick={() => choose(one.id)}>
                <span class="avatar" aria-hidden="true">
                  {nameOf(one).slice(0, 1).toUpperCase()}
                </span>
                <span class="list-main">
                  <span class="list-title">{nameOf(one)}</span>
                  <span class="list-text">{one.email ?? one.userId ?? one.segmentAnonymousId}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p class="hint">Nobody of that name.</p>}
      </section>
      {person !== undefined && <PersonCard person={person} state={state} />}
    </div>
  );
}
