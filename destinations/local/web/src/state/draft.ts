import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Json, ScenarioExample } from '../../../src/workbench/api';
import { parseJson } from '../json/parse';

/** The event in the editor. */
export interface Draft {
  text: ReadonlySignal<string>;
  /** Parsed, or the last one that could be. */
  event: ReadonlySignal<Json | undefined>;
  /** The scenario it came from, until it is changed. */
  scenario: ReadonlySignal<ScenarioExample | undefined>;
  type: (text: string) => void;
  show: (scenario: ScenarioExample) => void;
}

/** An empty editor. */
export function createDraft(): Draft {
  const text = signal('');
  const scenario = signal<ScenarioExample | undefined>(undefined);
  let lastEvent: Json | undefined;
  const event = computed(() => {
    lastEvent = parseJson(text.value) ?? lastEvent;
    return lastEvent;
  });
  const set = (value: string, example: ScenarioExample | undefined): void =>
    batch(() => {
      text.value = value;
      scenario.value = example;
    });
  return {
    text,
    event,
    scenario,
    type: (value) => {
      if (value !== text.value) set(value, undefined);
    },
    show: (example) => set(JSON.stringify(example.event, undefined, 2), example),
  };
}
