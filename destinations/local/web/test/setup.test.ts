import type { Definitions, RudderStackField, Setup } from '../../src/workbench/api';
import { createSetup } from '../src/state/setup';
import type { SetupState } from '../src/state/setup';
import { createStore } from '../src/state/store';
import type { Store } from '../src/state/store';

// Without the rendering part, which Jest cannot load.
jest.mock('@preact/signals', () => jest.requireActual<object>('@preact/signals-core'));

const setupOf = (config: Setup['rudderstack']['config']): Setup => ({
  segment: { settings: {}, subscriptions: [] },
  rudderstack: { config },
});
const definitions = {
  segment: { settings: [] },
  rudderstack: {
    pages: [{ groups: [{ fields: [{ key: 'writeKey', isSecret: true } as RudderStackField] }] }],
  },
  setup: setupOf({ dialect: 'encharge' }),
} as unknown as Definitions;
const NAME = 'encharge-workbench/setup';

/** The storage of a browser with two or more tabs. */
class Browser {
  readonly kept = new Map<string, string>();
  writes = 0;
  readonly #tabs: { name: string; taken: (text: string) => void; store: Store }[] = [];

  open(): SetupState {
    const store: Store = {
      read: (name) => this.kept.get(name),
      write: (name, text) => {
        this.writes += 1;
        this.kept.set(name, text);
        for (const tab of this.#tabs) if (tab.name === name && tab.store !== store) tab.taken(text);
      },
      follow: (name, taken) => void this.#tabs.push({ name, taken, store }),
    };
    return createSetup(definitions, store);
  }
}

test('the browser keeps a setup without its keys, and one of another version is dropped', () => {
  const browser = new Browser();
  browser.open().take(setupOf({ dialect: 'segment', writeKey: 'unseenkey' }));
  expect(browser.kept.get(NAME)).not.toContain('unseenkey');
  expect(browser.open().setup.value).toEqual(setupOf({ dialect: 'segment' }));
  browser.kept.set(NAME, browser.kept.get(NAME)!.replace('"version":1', '"version":2'));
  expect(browser.open().setup.value).toEqual(definitions.setup);
});

test('a change in one tab reaches all of them, and is stored once', () => {
  const browser = new Browser();
  const [one, other] = [browser.open(), browser.open()];
  const before = browser.writes;
  one.setRudderStackSetting('dialect', 'segment');
  other.setSegmentSetting('maximumAge', 7);
  const both = {
    ...setupOf({ dialect: 'segment' }),
    segment: { settings: { maximumAge: 7 }, subscriptions: [] },
  };
  expect([one.setup.value, other.setup.value]).toEqual([both, both]);
  expect(browser.writes - before).toBe(2);
});

test('undo restores what was replaced, last first', () => {
  const state = new Browser().open();
  state.setRudderStackSetting('dialect', 'mine');
  state.undoably('Imported.', () => state.take(setupOf({ dialect: 'one' })));
  state.undoably('Removed.', () => state.take(setupOf({ dialect: 'two' })));
  expect(state.undoable.value).toBe('Removed.');
  state.undo();
  expect([state.setup.value, state.undoable.value]).toEqual([setupOf({ dialect: 'one' }), 'Imported.']);
  state.undo();
  expect([state.setup.value, state.undoable.value]).toEqual([setupOf({ dialect: 'mine' }), undefined]);
  state.undo();
  expect(state.setup.value).toEqual(setupOf({ dialect: 'mine' }));
});

test('undo restores nothing over a newer change, and nothing that is final', () => {
  const browser = new Browser();
  const [state, otherTab] = [browser.open(), browser.open()];
  const newer = [
    () => state.setRudderStackSetting('dialect', 'newer'),
    () => otherTab.setRudderStackSetting('dialect', 'newest'),
    () => state.dismissUndo(),
  ];
  for (const change of newer) {
    state.undoably('Imported.', () => state.take(setupOf({})));
    expect(state.undoable.value).toBe('Imported.');
    change();
    expect(state.undoable.value).toBeUndefined();
    const { value } = state.setup;
    state.undo();
    expect(state.setup.value).toBe(value);
  }
});

test.each([
  [
    'forbids storage',
    () => {
      throw new Error('SecurityError');
    },
  ],
  [
    'has no space left',
    () =>
      ({
        getItem: () => null,
        setItem: () => {
          throw new Error('QuotaExceededError');
        },
      }) as unknown as Storage,
  ],
])('with a browser that %s the page uses its memory, and says so once', (_, open: () => Storage) => {
  let reports = 0;
  const store = createStore(open, () => (reports += 1));
  const state = createSetup(definitions, { ...store, follow: () => undefined });
  state.setRudderStackSetting('dialect', 'segment');
  expect(state.setup.value).toEqual(setupOf({ dialect: 'segment' }));
  expect(reports).toBe(1);
});
