import { batch, computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Json, ScenarioExample } from '../../../src/workbench/api';
import { isObject, parseJson } from '../json/parse';
import type { Store } from './store';

/** Several events, of which the editor shows one. */
export interface DraftList {
  texts: readonly string[];
  /** The index of the one shown. */
  at: number;
  /** What to know about them. */
  note?: string;
}

/** The event in the editor. */
export interface Draft {
  text: ReadonlySignal<string>;
  /** Parsed, or the last valid one. */
  event: ReadonlySignal<Json | undefined>;
  /** The scenario it came from, until it is changed. */
  scenario: ReadonlySignal<ScenarioExample | undefined>;
  /** The events that were pasted together; `undefined` for a single one. */
  list: ReadonlySignal<DraftList | undefined>;
  type: (text: string) => void;
  show: (scenario: ScenarioExample) => void;
  /** Shows the first of several events; each keeps its own edits. */
  showAll: (events: readonly Json[], note?: string) => void;
  showNumber: (at: number) => void;
  /** Forgets the event, and those beside it. */
  clear: () => void;
}

const STORED_AS = 'encharge-workbench/event';

/**
 * The event that was in this tab before a reload, or an empty editor.
 *
 * @param store For this tab only: events contain people's data.
 */
export function createDraft(store: Store): Draft {
  const kept = readKept(store.read(STORED_AS));
  const text = signal(kept?.text ?? '');
  const list = signal<DraftList | undefined>(kept?.list);
  const scenario = signal<ScenarioExample | undefined>(undefined);
  let lastEvent: Json | undefined;
  const event = computed(() => {
    lastEvent = parseJson(text.value) ?? lastEvent;
    return lastEvent;
  });
  const set = (value: string, example?: ScenarioExample, others?: DraftList): void =>
    batch(() => {
      text.value = value;
      scenario.value = example;
      list.value = others;
    });
  // When the page closes and not at every key: typing has no time to lose.
  addEventListener('pagehide', () => {
    const isOwn = scenario.value === undefined && text.value !== '';
    store.write(STORED_AS, isOwn ? JSON.stringify({ text: text.value, list: list.value }) : '');
  });
  effect(() => {
    const { value } = list;
    if (value !== undefined && value.texts[value.at] !== text.value) {
      const texts = value.texts.map((one, at) => (at === value.at ? text.value : one));
      list.value = { ...value, texts };
    }
  });
  return {
    text,
    event,
    scenario,
    list,
    type: (value) => {
      if (value !== text.value) set(value, undefined, list.value);
    },
    show: (example) => set(layOutValue(example.event), example),
    showAll: (events, note) => {
      const texts = events.map(layOutValue);
      const others = { texts, at: 0, ...(note === undefined ? {} : { note }) };
      set(texts[0] ?? '', undefined, texts.length > 1 || note !== undefined ? others : undefined);
    },
    showNumber: (at) => {
      const { value } = list;
      if (value !== undefined) set(value.texts[at] ?? '', undefined, { ...value, at });
    },
    clear: () => set(''),
  };
}

function layOutValue(event: Json): string {
  return JSON.stringify(event, undefined, 2);
}

/** What this page stored; `undefined` for anything else. */
function readKept(stored = ''): { text: string; list?: DraftList } | undefined {
  const kept = parseJson(stored);
  if (!isObject(kept) || typeof kept['text'] !== 'string') return undefined;
  const { text, list } = kept;
  if (!isObject(list) || !Array.isArray(list['texts']) || typeof list['at'] !== 'number') return { text };
  const texts = list['texts'].filter((one): one is string => typeof one === 'string');
  const { at, note } = list;
  return texts[at] === text
    ? { text, list: { texts, at, ...(typeof note === 'string' ? { note } : {}) } }
    : { text };
}
