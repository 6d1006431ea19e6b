import { effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { reuse } from '../json/reuse';
import type { Definitions, Json, PlatformName } from '../../../src/workbench/api';
import type { Api } from './api';
import { createDraft } from './draft';
import type { Draft } from './draft';
import { createLiveState } from './live-state';
import type { LiveState } from './live-state';
import { createNotices } from './notices';
import type { Notices } from './notices';
import { createPreview } from './preview';
import type { PreviewState } from './preview';
import { createRoute } from './route';
import type { Route } from './route';
import { createSending } from './sending';
import type { Sending } from './sending';
import { createSetup } from './setup';
import type { SetupState } from './setup';
import { sendSetup } from './setup-in-use';
import { createStore } from './store';
import { withoutKeys } from './stored-setup';
import { createSendAs, createSingleKeys, createTheme } from './preferences';
import type { SendAs, Theme } from './preferences';

/** Everything that the pages share. */
export interface Workbench extends SetupState, PreviewState, LiveState {
  api: Api;
  /** Those of the last connected server: its URLs can change between connections. */
  readonly definitions: Definitions;
  route: Route;
  theme: Signal<Theme>;
  /** Whether single keys do something. */
  singleKeys: Signal<boolean>;
  notices: Notices;
  draft: Draft;
  /** The platforms that Try sends as. */
  sendAs: Signal<SendAs>;
  sending: Sending;
  /** The platform that Set up and Map show. */
  platform: Signal<PlatformName>;
  /** Puts an event from the gallery into the editor, unless another one was chosen or typed in the meantime. */
  open: (scenario: string) => Promise<void>;
}

/**
 * Asks the server for its definitions and assembles the page's state.
 *
 * @param openStorage Returns the browser's storage; throws where the browser forbids it.
 * @param openTabStorage The same, for this tab only.
 */
export async function createWorkbench(
  api: Api,
  openStorage: () => Storage,
  openTabStorage: () => Storage,
): Promise<Workbench> {
  const notices = createNotices();
  const store = createStore(openStorage, () =>
    notices.complain('This browser stores nothing for this page. Your setup is lost when you close it.'),
  );
  const theme = createTheme(store);
  const definitions = await api.definitions();
  const setup = createSetup(definitions, store);
  // Storage for one tab is a convenience: no message when it fails.
  const draft = createDraft(createStore(openTabStorage, () => undefined));
  let lastOpened: symbol | undefined;
  const open = async (scenario: string): Promise<void> => {
    const opened = (lastOpened = Symbol(scenario));
    const text = draft.text.peek();
    const isWanted = (): boolean => opened === lastOpened && draft.text.peek() === text;
    try {
      const example = await api.scenario(scenario);
      if (isWanted()) draft.show(example);
    } catch (error) {
      if (isWanted()) notices.complain(error);
    }
  };
  const { first } = definitions;
  const isFirst = draft.text.value === '' && first !== undefined;
  if (isFirst) draft.show(first.example);
  // It was made with a new user's setup.
  const isNew =
    JSON.stringify(setup.setup.value) === JSON.stringify(withoutKeys(definitions.setup, definitions));
  const live = createLiveState(api);
  const { reconnections } = live;
  const preview = createPreview(
    api,
    draft,
    setup.setup,
    reconnections,
    isNew && isFirst ? first.preview : undefined,
  );
  sendSetup(api, setup.setup, reconnections);
  const current = followDefinitions(api, definitions, reconnections);
  const sendAs = createSendAs(store);
  const parts = { ...setup, ...preview, ...live, api, draft, notices, sendAs };
  return {
    ...parts,
    get definitions() {
      return current.value;
    },
    route: createRoute(),
    theme,
    singleKeys: createSingleKeys(store),
    sending: createSending(parts),
    platform: signal<PlatformName>('segment'),
    open,
  };
}

/** Fetches the definitions again after every reconnection. Equal parts keep their identity. */
function followDefinitions(
  api: Pick<Api, 'definitions'>,
  first: Definitions,
  reconnections: ReadonlySignal<number>,
): ReadonlySignal<Definitions> {
  const current = signal(first);
  effect(() => {
    if (reconnections.value === 0) return;
    void api
      .definitions()
      .then((next) => {
        const before = current.peek() as unknown as Json;
        current.value = reuse(next as unknown as Json, before) as unknown as Definitions;
      })
      // The server is gone again; the next connection asks again.
      .catch(() => undefined);
  });
  return current;
}

/** Passes the state to every component. */
export const WorkbenchContext = createContext<Workbench | undefined>(undefined);

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === undefined) throw new Error('There is no workbench around this component.');
  return workbench;
}
