import { Dialog } from '../components/overlays/dialog';
import { Field } from '../components/inputs/field';
import { Switch } from '../components/inputs/switch';
import { PAGES } from '../state/route';
import { useWorkbench } from '../state/workbench';
import { PAGE_TITLES } from './page-titles';
import { PAGE_KEYS } from './shortcuts';

const KEYS: readonly { title: string; keys: readonly (readonly [readonly string[], string])[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      ...PAGES.map((page): readonly [string[], string] => [['g', PAGE_KEYS[page]], PAGE_TITLES[page]]),
      [['d'], 'Colours: system, light, dark'],
      [['?'], 'This list'],
      [['Esc'], 'Close what is open'],
    ],
  },
  {
    title: 'Try',
    keys: [
      [['Ctrl or ⌘', 'Enter'], 'Send the event'],
      [['/'], 'Gallery of events'],
    ],
  },
  {
    title: 'Payloads',
    keys: [
      [['↑', '↓'], 'From value to value, with its source and rule'],
      [['←'], 'To the object around it'],
      [['Home', 'End'], 'First and last value'],
    ],
  },
  {
    title: 'Editor',
    keys: [
      [['Tab'], 'Leave the editor'],
      [['Ctrl or ⌘', 'Z'], 'Undo'],
      [['F8'], 'Next error'],
    ],
  },
];

/** All keyboard shortcuts of the page. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { singleKeys } = useWorkbench();
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose} isWide>
      <Field
        label="Single keys"
        description="d, ?, / and g with a letter, without Ctrl or ⌘. Switch them off where keys are pressed by accident, for example by dictation."
        isInline
      >
        {({ id, 'aria-describedby': describedBy }) => (
          <Switch
            id={id}
            aria-describedby={describedBy}
            isOn={singleKeys.value}
            onChange={(areOn) => {
              singleKeys.value = areOn;
            }}
          />
        )}
      </Field>
      <div class="keys">
        {KEYS.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([names, meaning]) => (
                <div key={meaning}>
                  <dt>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
