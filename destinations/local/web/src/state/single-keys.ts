import { effect, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';

const STORED_AS = 'encharge-workbench/single-keys';

/** Whether keys without Ctrl or ⌘ do something on the page; kept in the browser. Who speaks to his computer presses keys unawares. */
export function createSingleKeys(storage: Storage): Signal<boolean> {
  const areOn = signal(storage.getItem(STORED_AS) !== 'off');
  effect(() => storage.setItem(STORED_AS, areOn.value ? 'on' : 'off'));
  return areOn;
}
