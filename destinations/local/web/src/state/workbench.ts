import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Definitions, PlatformName } from '../../../src/workbench/api';
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
import { createSetup } from './setup';
import type { SetupState } from './setup';
import { createStore } from './store';
import { withoutKeys } from './stored-setup';
import { createTheme } from './theme';
import type { Theme } from './theme';

/** Everything that the pages share. */
export interface Workbench extends SetupState, PreviewState, LiveState {
  api: Api;
  definitions: Definitions;
  route: Route;
  theme: Signal<Theme>;
  notices: Notices;
  draft: Draft;
  /** The platform that Set up and Map show. */
  platform: Signal<PlatformName>;
  /** Puts an event of the gallery into the editor. */
  open: (scenario: string) => Promise<void>;
}

/**
 * Asks the server for what there is and puts the page's state together.
 *
 * @param openStorage Gives the browser's storage; throws where the browser forbids it.
 */
export async function createWorkbench(api: Api, openStorage: () => Storage): Promise<Workbench> {
  const notices = createNotices();
  const store = createStore(openStorage, () =>
    notices.complain('This browser keeps nothing for this page. What you set up is gone when you close it.'),
  );
  const theme = createTheme(store);
  const definitions = await api.definitions();
  const setup = createSetup(definitions, store);
  const draft = createDraft();
  const open = async (scenario: string): Promise<void> => {
    try {
      draft.show(await api.scenario(scenario));
    } catch (error) {
      notices.complain(error);
    }
  };
  const { first } = definitions;
  if (first !== undefined) draft.show(first.example);
  // It was made with a new user's setup.
  const isNew =
    JSON.stringify(setup.setup.value) === JSON.stringify(withoutKeys(definitions.setup, definitions));
  return {
    ...setup,
    ...createPreview(api, draft, setup.setup, isNew ? first?.preview : undefined),
    ...createLiveState(api),
    api,
    definitions,
    route: createRoute(),
    theme,
    notices,
    draft,
    platform: signal<PlatformName>('segment'),
    open,
  };
}

/** Hands the state down to every component. */
export const WorkbenchContext = createContext<Workbench | undefined>(undefined);

/** The page's state. */
export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === undefined) throw new Error('There is no workbench around this component.');
  return workbench;
}
