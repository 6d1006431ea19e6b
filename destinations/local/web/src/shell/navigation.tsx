import { Button } from '../components/button';
import { Icon } from '../components/icon';
import { PAGES } from '../state/route';
import { useWorkbench } from '../state/workbench';
import { PAGE_TITLES } from './page-titles';
import { nextTheme } from './shortcuts';

const THEME_ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const;

/** The pages and the page's own settings: at the side, or at the bottom of a narrow screen. */
export function Navigation({ onShowKeys, onShowGuide }: { onShowKeys: () => void; onShowGuide: () => void }) {
  const workbench = useWorkbench();
  const { route, theme, definitions, isConnected, encharge } = workbench;
  const people = encharge.value?.counts.people ?? 0;
  return (
    <header class="sidebar">
      <div class="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="8" />
          <path d="M18 5 8 18h7l-1 9 10-13h-7z" />
        </svg>
        <span class="brand-name">
          Encharge <span>workbench</span>
        </span>
      </div>
      <nav aria-label="Pages">
        <ul>
          {PAGES.map((page) => (
            <li key={page}>
              <a
                href={`#/${page}`}
                {...(page === route.page.value ? { 'aria-current': 'page' as const } : {})}
              >
                <Icon name={page} />
                <span>{PAGE_TITLES[page]}</span>
                {page === 'encharge' && people > 0 && (
                  <span class="nav-count" aria-label={`${people} people`}>
                    {people.toLocaleString('en')}
                  </span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="sidebar-foot">
        <p class={`connection${isConnected.value ? '' : ' is-lost'}`} role="status">
          <span class="dot" aria-hidden="true" />
          <span>{isConnected.value ? 'On this machine' : 'Server stopped'}</span>
        </p>
        <div class="sidebar-tools">
          <Button
            look="quiet"
            icon={THEME_ICONS[theme.value]}
            aria-label={`Colours: ${theme.value}. Change`}
            title={`Colours: ${theme.value}`}
            onClick={() => nextTheme(workbench)}
          />
          <Button look="quiet" icon="guide" onClick={onShowGuide}>
            Guide
          </Button>
          <Button look="quiet" icon="keys" aria-label="List of keys" title="Keys (?)" onClick={onShowKeys} />
          <span class="version">{definitions.version}</span>
        </div>
      </div>
    </header>
  );
}
