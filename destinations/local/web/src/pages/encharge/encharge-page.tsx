import { useEffect, useState } from 'preact/hooks';
import { USUAL_PORTS } from '../../../../src/cli/flags/usual-ports';
import { Button } from '../../components/button';
import { Badge } from '../../components/badge';
import { CopyButton } from '../../components/copy-button';
import { Confirm } from '../../components/overlays/confirm';
import { PageHead } from '../../components/page-head';
import { Tabs } from '../../components/tabs';
import { useWorkbench } from '../../state/workbench';
import { Feed } from './feed';
import { ObjectList } from './object-list';
import { PeopleView } from './people-view';
import { RequestList } from './request-list';

const VIEWS = ['people', 'objects', 'feed', 'requests'] as const;
type View = (typeof VIEWS)[number];

/** What the built-in Encharge knows. The view is part of the URL, so a link can lead to a person. */
export function EnchargePage() {
  const { api, encharge, refresh, notices, definitions, route } = useWorkbench();
  const [isAsking, ask] = useState(false);
  const [named] = route.parts.value;
  const view = VIEWS.find((one) => one === named) ?? 'people';
  const counts = encharge.value?.counts;
  const history = `npx --offline encharge-destinations send ./export --to ${sandboxName(definitions.urls.sandbox)}`;
  const undocumented = encharge.value?.undocumented ?? 0;
  useEffect(() => {
    notices.watch(refresh());
  }, []);
  const reset = async (): Promise<void> => {
    await api.reset();
    await refresh();
    notices.say('Encharge is empty.');
  };
  return (
    <>
      <PageHead
        title="Encharge"
        text={`Simulated Encharge, at ${definitions.urls.sandbox}. It ends with the server.`}
      >
        {undocumented > 0 && <Badge tone="warn">{undocumented} undocumented</Badge>}
        <Button icon="bin" onClick={() => ask(true)}>
          Reset
        </Button>
      </PageHead>
      <p class="banner is-command">
        Bring in your history: <code>{history}</code>
        <CopyButton text={history} label="Copy the command that brings in your history" />
      </p>
      <Tabs<View>
        label="Encharge"
        chosen={view}
        onChoose={(next) => route.go('encharge', next)}
        tabs={[
          { name: 'people', label: 'People', count: counts?.people },
          { name: 'objects', label: 'Objects', count: counts?.objects },
          { name: 'feed', label: 'Feed', count: counts?.feed },
          { name: 'requests', label: 'Requests', count: counts?.requests },
        ]}
      >
        {view === 'people' && <PeopleView />}
        {view === 'objects' && <ObjectList />}
        {view === 'feed' && <Feed />}
        {view === 'requests' && <RequestList />}
      </Tabs>
      <Confirm
        title="Empty Encharge?"
        text="All people, objects, events and requests of the built-in Encharge are forgotten. Nothing outside this machine is touched."
        action="Empty it"
        isOpen={isAsking}
        onClose={() => ask(false)}
        onConfirm={() => notices.watch(reset())}
      />
    </>
  );
}

/** The command line's name for this Encharge: a short name at the usual port. */
function sandboxName(url: string): string {
  return new URL(url).port === String(USUAL_PORTS.sandbox) ? 'sandbox' : url;
}
