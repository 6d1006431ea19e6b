import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { GuideDialog } from './shell/guide-dialog';
import { KeysDialog } from './shell/keys-dialog';
import { Navigation } from './shell/navigation';
import { NoticeList } from './shell/notice-list';
import { useShortcuts } from './shell/shortcuts';
import { PAGE_TITLES } from './shell/page-titles';
import { EnchargePage } from './pages/encharge/encharge-page';
import { ListenPage } from './pages/listen/listen-page';
import { MapPage } from './pages/map/map-page';
import { SetUpPage } from './pages/set-up/set-up-page';
import { TryPage } from './pages/try/try-page';
import { useWorkbench } from './state/workbench';

const PAGES = {
  'set-up': SetUpPage,
  map: MapPage,
  try: TryPage,
  encharge: EnchargePage,
  listen: ListenPage,
};

/** The frame around the pages. */
export function App() {
  const { route } = useWorkbench();
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  const [areKeysShown, showKeys] = useState(false);
  const [isGuideShown, showGuide] = useState(false);
  const page = route.page.value;
  const Page = PAGES[page];
  useShortcuts(() => showKeys(true));
  useLayoutEffect(() => {
    document.title = `${PAGE_TITLES[page]} · Encharge workbench`;
    // A new page starts at its heading for everybody, not only for sighted users.
    if (!isFirst.current) main.current?.focus({ preventScroll: true });
    isFirst.current = false;
    scrollTo(0, 0);
    // On a small screen the page itself scrolls.
    main.current?.scrollTo(0, 0);
  }, [page]);
  return (
    <>
      <a
        class="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <Navigation onShowKeys={() => showKeys(true)} onShowGuide={() => showGuide(true)} />
      <main id="main" class={`page is-${page}`} tabIndex={-1} ref={main}>
        <Page key={page} />
      </main>
      <NoticeList />
      <GuideDialog isOpen={isGuideShown} onClose={() => showGuide(false)} />
      <KeysDialog isOpen={areKeysShown} onClose={() => showKeys(false)} />
    </>
  );
}
