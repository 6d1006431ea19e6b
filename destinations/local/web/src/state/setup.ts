import { batch, computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Definitions, Json, PlatformName, SegmentSubscription, Setup } from '../../../src/workbench/api';
import type { Store } from './store';
import { readStored, withoutKeys, writeStored } from './stored-setup';

/** Keys by setting name. */
export type Keys = Readonly<Record<string, string>>;

const STORED_AS = 'encharge-workbench/setup';

/** A change that could lose something; it can be undone until something else changes. */
interface Step {
  /** What happened. */
  text: string;
  before: Setup;
  after: Setup;
}

export interface SetupState {
  /** Without keys; stored in the browser and shared by all its tabs. */
  setup: ReadonlySignal<Setup>;
  /** As typed; gone when the page is closed. */
  keys: Signal<Readonly<Record<PlatformName, Keys>>>;
  /** The setup with the typed keys, only for the server. */
  withKeys: () => Setup;
  setSegmentSetting: (key: string, value: Json | undefined) => void;
  setRudderStackSetting: (key: string, value: Json | undefined) => void;
  setKey: (platform: PlatformName, name: string, value: string) => void;
  setSubscriptions: (subscriptions: SegmentSubscription[]) => void;
  changeSubscription: (index: number, change: Partial<SegmentSubscription>) => void;
  /** Replaces the setup. */
  take: (setup: Setup) => void;
  /** Makes a change that could lose something, so that it can be undone; `text` says what happened. */
  undoably: (text: string, change: () => void) => void;
  /** What `undo` would undo; `undefined` when there is nothing. */
  undoable: ReadonlySignal<string | undefined>;
  undo: () => void;
  /** Makes the last change permanent. */
  dismissUndo: () => void;
}

/** The customer's setup: the one in the browser, or a new user's. */
export function createSetup(definitions: Definitions, store: Store): SetupState {
  let stored = store.read(STORED_AS);
  const setup = signal(withoutKeys(readStored(stored ?? '') ?? definitions.setup, definitions));
  const keys = signal<Readonly<Record<PlatformName, Keys>>>({ segment: {}, rudderstack: {} });
  const steps = signal<readonly Step[]>([]);
  effect(() => {
    const text = writeStored(setup.value, definitions);
    // A setup from another tab is not stored again: two tabs would answer each other endlessly.
    if (text !== stored) store.write(STORED_AS, text);
    stored = text;
  });
  store.follow(STORED_AS, (text) => {
    const taken = readStored(text);
    if (taken === undefined) return;
    stored = text;
    setup.value = withoutKeys(taken, definitions);
  });
  effect(() => {
    // Undoing an older change would lose the newer one.
    if (steps.value.length > 0 && steps.value.at(-1)?.after !== setup.value) steps.value = [];
  });

  const setSubscriptions = (subscriptions: SegmentSubscription[]): void => {
    const { segment, rudderstack } = setup.value;
    setup.value = { segment: { ...segment, subscriptions }, rudderstack };
  };
  return {
    setup,
    keys,
    setSubscriptions,
    withKeys: () => {
      const { segment, rudderstack } = setup.value;
      return {
        segment: { ...segment, settings: { ...segment.settings, ...keys.value.segment } },
        rudderstack: { ...rudderstack, config: { ...rudderstack.config, ...keys.value.rudderstack } },
      };
    },
    setSegmentSetting: (key, value) => {
      const { segment, rudderstack } = setup.value;
      setup.value = { segment: { ...segment, settings: changed(segment.settings, key, value) }, rudderstack };
    },
    setRudderStackSetting: (key, value) => {
      const { segment, rudderstack } = setup.value;
      setup.value = { segment, rudderstack: { config: changed(rudderstack.config, key, value) } };
    },
    setKey: (platform, name, value) => {
      const others = Object.entries(keys.value[platform]).filter(([key]) => key !== name);
      const all = value === '' ? others : [...others, [name, value] as const];
      keys.value = { ...keys.value, [platform]: Object.fromEntries(all) };
    },
    changeSubscription: (index, change) =>
      setSubscriptions(
        setup.value.segment.subscriptions.map((one, at) => (at === index ? { ...one, ...change } : one)),
      ),
    take: (next) => {
      setup.value = withoutKeys(next, definitions);
    },
    undoably: (text, change) =>
      batch(() => {
        const before = setup.value;
        change();
        steps.value = [...steps.value, { text, before, after: setup.value }];
      }),
    undoable: computed(() => steps.value.at(-1)?.text),
    undo: () =>
      batch(() => {
        const last = steps.value.at(-1);
        if (last === undefined) return;
        setup.value = last.before;
        steps.value = steps.value.slice(0, -1);
      }),
    dismissUndo: () => {
      steps.value = [];
    },
  };
}

/** Settings with one of them changed, or removed when there is no value. */
export function changed(
  settings: Readonly<Record<string, Json>>,
  key: string,
  value: Json | undefined,
): Record<string, Json> {
  const others = Object.entries(settings).filter(([name]) => name !== key || value !== undefined);
  if (value === undefined) return Object.fromEntries(others.filter(([name]) => name !== key));
  const isThere = Object.hasOwn(settings, key);
  return Object.fromEntries(
    isThere
      ? others.map(([name, before]) => [name, name === key ? value : before] as const)
      : [...others, [key, value] as const],
  );
}
