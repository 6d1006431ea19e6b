import { effect, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Store } from './store';

const STORED_AS = 'encharge-workbench/single-keys';

/** Whether keys without Ctrl or ⌘ do something on the page; kept in the browser. Who speaks to his computer presses keys unawares. */
export function createSingleKeys(store: Store): Signal<boolean> {
  const areOn = signal(store.read(STORED_AS) !== 'off');
  effect(() => store.write(STORED_AS, areOn.value ? 'on' : 'off'));
  return areOn;
}
