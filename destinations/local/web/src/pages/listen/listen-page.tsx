import { Button } from '../../components/button';
import { Badge } from '../../components/badge';
import { EmptyState } from '../../components/empty-state';
import { PageHead } from '../../components/page-head';
import { useWorkbench } from '../../state/workbench';
import { HeardRow } from './heard-row';
import { Snippet } from './snippet';

/** Events of an app's own SDK, mapped and delivered as they come. */
export function ListenPage() {
  const { definitions, heard, isConnected } = useWorkbench();
  const { listen } = definitions.urls;
  return (
    <>
      <PageHead
        title="Listen"
        text="Point your app’s own SDK at this machine and watch its events being mapped and delivered."
      >
        {heard.value.length > 0 && (
          <Button
            onClick={() => {
              heard.value = [];
            }}
          >
            Clear
          </Button>
        )}
      </PageHead>
      <p class="banner">
        A development tool: it listens on this machine only, delivers to the Encharge built in, and keeps
        nothing on disk. This list is gone when you close or reload the page.
      </p>
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
                Start your app with the address at the side and use it. Its events appear here within a second
                or the SDK’s own flush interval.
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
