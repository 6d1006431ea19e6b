import { Button } from '../../components/button';
import { Badge } from '../../components/badge';
import { EmptyState } from '../../components/empty-state';
import { PageHead } from '../../components/page-head';
import { useWorkbench } from '../../state/workbench';
import { HeardRow } from './heard-row';
import { Snippet } from './snippet';

/** Events from an app's own SDK, mapped and delivered as they arrive. */
export function ListenPage() {
  const { api, definitions, heard, silent, isConnected, notices } = useWorkbench();
  const { listen } = definitions.urls;
  return (
    <>
      <PageHead
        title="Listen"
        text="Point your app’s own SDK at this machine and watch its events being mapped and delivered."
      >
        {heard.value.length > 0 && <Button onClick={() => notices.watch(api.forgetHeard())}>Clear</Button>}
      </PageHead>
      <p class="banner">
        A development tool: it listens on this machine only, delivers to the built-in Encharge, and keeps
        nothing on disk. The latest 200 events stay in the server’s memory until it stops, or until you clear
        them.
      </p>
      {silent.value === 'rudderstack' && (
        <p class="banner is-bad" role="status">
          RudderStack’s web SDK fetched its settings here, and no event came. Its plain build loads plugins
          from RudderStack’s CDN; offline, or behind a blocker, they are refused, and it sends nothing. Import
          it from <code>@rudderstack/analytics-js/bundled</code>, as in the snippet.
        </p>
      )}
      <div class="listen">
        <section class="card" aria-labelledby="point">
          <header class="card-head">
            <h2 id="point">Point your SDK here</h2>
            <p>Any write key will do.</p>
          </header>
          {listen.length === 0 ? (
            <EmptyState title="Not listening">
              Start it in a terminal: <code>npx --offline encharge-destinations listen</code>
            </EmptyState>
          ) : (
            listen.map((one) => <Snippet key={one.snippet} {...one} />)
          )}
        </section>
        <section class="card" aria-labelledby="heard">
          <header class="card-head is-row">
            <h2 id="heard">Heard</h2>
            <Badge tone={isConnected.value ? 'good' : 'bad'}>
              {isConnected.value ? 'live' : 'server stopped'}
            </Badge>
          </header>
          <div role="log" aria-label="Events heard">
            {heard.value.length === 0 ? (
              <EmptyState title="Nothing heard yet">
                Start your app with the address of its snippet and use it. Its events appear here within a
                second or the SDK’s own flush interval.
              </EmptyState>
            ) : (
              <ul class="request-list">
                {heard.value.map((event) => (
                  <HeardRow key={event.id} heard={event} />
                ))}
              </ul>
            )}
          </div>
        </section>
      </div>
    </>
  );
}
