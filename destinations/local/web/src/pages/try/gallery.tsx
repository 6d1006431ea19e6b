import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { Dialog } from '../../components/overlays/dialog';
import { EmptyState } from '../../components/empty-state';
import { useWorkbench } from '../../state/workbench';

export interface GalleryProps {
  isOpen: boolean;
  onClose: () => void;
  /** The scenario in the editor. */
  shown: string | undefined;
}

/** The calls as their users come to know them. */
const CALLS: readonly string[] = ['identify', 'track', 'page', 'screen', 'group', 'alias', 'other'];

/** Events to try, by call. */
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
  const needles = words.toLowerCase().split(/\s+/);
  const found = definitions.scenarios
    .filter(({ id, title, description }) => {
      const text = `${id} ${title} ${description}`.toLowerCase();
      return needles.every((needle) => text.includes(needle));
    })
    .sort((one, other) => CALLS.indexOf(one.call) - CALLS.indexOf(other.call));
  const calls = [...new Set(found.map(({ call }) => call))];
  return (
    <>
      <input
        class="input"
        type="search"
        aria-label="Search the gallery"
        placeholder={`Search ${definitions.scenarios.length} events`}
        value={words}
        autoFocus
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = found[0];
          if (event.key !== 'Enter' || first === undefined) return;
          event.preventDefault();
          void open(first.id);
          onClose();
        }}
      />
      <p class="visually-hidden" role="status">
        {found.length} events
      </p>
      <div class="gallery">
        {calls.map((call) => (
          <section key={call} aria-label={call}>
            <h3>{call}</h3>
            <ul>
              {found
                .filter((scenario) => scenario.call === call)
                .map(({ id, title, description }) => (
                  <li key={id}>
                    <button
                      type="button"
                      {...(id === shown ? { 'aria-current': true } : {})}
                      onClick={() => {
                        void open(id);
                        onClose();
                      }}
                    >
                      <span class="gallery-title">{title}</span>
                      <span class="gallery-text">{description}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
        {found.length === 0 && (
          <EmptyState title="Nothing found">
            <button type="button" class="link" onClick={() => setWords('')}>
              Show all events
            </button>
          </EmptyState>
        )}
      </div>
    </>
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
