import { effect, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Definitions, Json, PlatformName, SegmentSubscription, Setup } from '../../../src/workbench/api';
import { storedSetup, storeSetup, withoutKeys } from './stored-setup';

/** Keys by the setting's name. */
export type Keys = Readonly<Record<string, string>>;

export interface SetupState {
  /** Without keys; kept in the browser. */
  setup: Signal<Setup>;
  /** Typed in; gone when the page is closed. */
  keys: Signal<Readonly<Record<PlatformName, Keys>>>;
  /** The setup with the keys typed in, for the server alone. */
  withKeys: () => Setup;
  setSegmentSetting: (key: string, value: Json | undefined) => void;
  setRudderStackSetting: (key: string, value: Json | undefined) => void;
  setKey: (platform: PlatformName, name: string, value: string) => void;
  setSubscriptions: (subscriptions: SegmentSubscription[]) => void;
  changeSubscription: (index: number, change: Partial<SegmentSubscription>) => void;
  /** Back to the presets and defaults. */
  reset: () => void;
}

/** What the customer has set up: the one that the browser keeps, or a new user's. */
export function createSetup(definitions: Definitions, storage: Storage): SetupState {
  const setup = signal(withoutKeys(storedSetup(storage) ?? definitions.setup, definitions));
  const keys = signal<Readonly<Record<PlatformName, Keys>>>({ segment: {}, rudderstack: {} });
  effect(() => storeSetup(storage, setup.value, definitions));

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
    reset: () => {
      setup.value = withoutKeys(definitions.setup, definitions);
    },
  };
}

/** Settings with one of them set, or left out when there is no value. */
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
