import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { Dialog } from '../../components/overlays/dialog';
import { EmptyState } from '../../components/empty-state';
import { useWorkbench } from '../../state/workbench';
import { gallerySections, searchScenarios } from './gallery-sections';
import type { GallerySection } from './gallery-sections';

export interface GalleryProps {
  isOpen: boolean;
  onClose: () => void;
  /** The scenario in the editor. */
  shown: string | undefined;
}

/** Events to try: the six calls first. */
export function Gallery({ isOpen, onClose, shown }: GalleryProps) {
  return (
    <Dialog title="Gallery" isOpen={isOpen} onClose={onClose} isWide>
      {isOpen && <Scenarios onClose={onClose} shown={shown} />}
    </Dialog>
  );
}

function Scenarios({ onClose, shown }: Omit<GalleryProps, 'isOpen'>) {
  const { definitions, open } = useWorkbench();
  const [words, setWords] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const isSearch = words.trim() !== '';
  const found = isSearch ? searchScenarios(definitions.scenarios, words) : definitions.scenarios;
  const { everyday, cases } = gallerySections(definitions.scenarios);
  const sections = isSearch ? [{ title: 'Found', scenarios: found }] : everyday;
  const caseCount = cases.reduce((count, { scenarios }) => count + scenarios.length, 0);
  const choose = (id: string): void => {
    void open(id);
    onClose();
  };
  /** The arrow keys treat the search and the events as one column. */
  const move = (event: KeyboardEvent): void => {
    const stops = [...(root.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])].filter((stop) =>
      stop.checkVisibility(),
    );
    const index = stops.findIndex((stop) => stop === document.activeElement);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: stops.length - 1 }[event.key];
    const isTyping = index === 0 && (event.key === 'Home' || event.key === 'End');
    if (to === undefined || isTyping || index === -1) return;
    event.preventDefault();
    stops[Math.min(Math.max(to, 0), stops.length - 1)]?.focus();
  };
  return (
    <div class="gallery-box" ref={root} onKeyDown={move}>
      <input
        class="input"
        type="search"
        data-stop
        aria-label="Search the gallery"
        placeholder={`Search ${definitions.scenarios.length} events`}
        value={words}
        autoFocus
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = sections[0]?.scenarios[0];
          if (event.key !== 'Enter' || first === undefined) return;
          event.preventDefault();
          choose(first.id);
        }}
      />
      <p class="visually-hidden" role="status">
        {found.length} events
      </p>
      <div class="gallery">
        {found.length > 0 &&
          sections.map((section) => (
            <Section key={section.title} {...section} shown={shown} onChoose={choose} />
          ))}
        {!isSearch && caseCount > 0 && (
          <details class="gallery-cases">
            <summary data-stop>All {caseCount} test cases</summary>
            {cases.map((section) => (
              <Section key={section.title} {...section} shown={shown} onChoose={choose} />
            ))}
          </details>
        )}
        {found.length === 0 && (
          <EmptyState title="Nothing found">
            <button type="button" class="link" onClick={() => setWords('')}>
              Show all events
            </button>
          </EmptyState>
        )}
      </div>
    </div>
  );
}

interface SectionProps extends GallerySection {
  shown: string | undefined;
  onChoose: (id: string) => void;
}

function Section({ title, scenarios, shown, onChoose }: SectionProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {scenarios.map(({ id, call, title: name, description }) => (
          <li key={id}>
            <button
              type="button"
              data-stop
              {...(id === shown ? { 'aria-current': true } : {})}
              onClick={() => onChoose(id)}
            >
              <span class="gallery-title">
                {name} <span class="gallery-call">{call}</span>
              </span>
              <span class="gallery-text">{description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A button that opens the gallery. */
export function GalleryButton() {
  const { draft } = useWorkbench();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button isSmall onClick={() => setOpen(true)}>
        Other event
      </Button>
      <Gallery isOpen={isOpen} onClose={() => setOpen(false)} shown={draft.scenario.value?.id} />
    </>
  );
}
