import { Dialog } from '../components/overlays/dialog';
import type { PageName } from '../state/route';
import { PAGE_TITLES } from './page-titles';

const STEPS: readonly (readonly [page: PageName, what: string])[] = [
  ['set-up', 'Fill in the settings as in the platform’s dashboard. No key is needed here.'],
  ['map', 'Say which value becomes which field of a person. Download makes the file to paste.'],
  [
    'try',
    'Take an event from the gallery, or paste your own, and see what each platform sends. Send puts it into the simulated Encharge.',
  ],
  [
    'encharge',
    'Look up the people, events and requests that arrived. Bring in your history to see thousands.',
  ],
  ['listen', 'Point your app’s own SDK here to see its events mapped as they arrive.'],
];

/** The way through the pages, in a few lines. */
export function GuideDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title="Guide" isOpen={isOpen} onClose={onClose} isWide>
      <p class="dialog-text">
        Rehearse what Segment and RudderStack would send to Encharge. Nothing leaves this machine unless you
        choose Send live.
      </p>
      <dl class="guide">
        {STEPS.map(([page, what]) => (
          <div key={page}>
            <dt>
              <a href={`#/${page}`} onClick={onClose}>
                {PAGE_TITLES[page]}
              </a>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p class="dialog-text">
        The whole guide is a file of the repository: <code>destinations/local/docs/workbench.md</code>
      </p>
    </Dialog>
  );
}
