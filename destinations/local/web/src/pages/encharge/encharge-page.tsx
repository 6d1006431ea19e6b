import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { Badge } from '../../components/badge';
import { Confirm } from '../../components/overlays/confirm';
import { PageHead } from '../../components/page-head';
import { Tabs } from '../../components/tabs';
import { useWorkbench } from '../../state/workbench';
import { Feed } from './feed';
import { ObjectList } from './object-list';
import { PeopleView } from './people-view';
import { RequestList } from './request-list';

type View = 'people' | 'objects' | 'feed' | 'requests';

/** What the Encharge built in knows. */
export function EnchargePage() {
  const { api, encharge, refresh, notices, definitions } = useWorkbench();
  const [view, setView] = useState<View>('people');
  const [isAsking, ask] = useState(false);
  const state = encharge.value;
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
        text={`The account built in, at ${definitions.urls.sandbox}. It lives as long as the server.`}
      >
        {(state?.totals.flags ?? 0) > 0 && <Badge tone="warn">{state?.totals.flags} undocumented</Badge>}
        <Button icon="bin" onClick={() => ask(true)}>
          Reset
        </Button>
      </PageHead>
      <Tabs<View>
        label="Encharge"
        chosen={view}
        onChoose={setView}
        tabs={[
          { name: 'people', label: 'People', count: state?.totals.people },
          { name: 'objects', label: 'Objects', count: state?.totals.objects },
          { name: 'feed', label: 'Feed', count: (state?.totals.events ?? 0) + (state?.totals.visits ?? 0) },
          { name: 'requests', label: 'Requests', count: state?.totals.requests },
        ]}
      >
        {state !== undefined && view === 'people' && <PeopleView state={state} />}
        {state !== undefined && view === 'objects' && <ObjectList state={state} />}
        {state !== undefined && view === 'feed' && <Feed state={state} />}
        {state !== undefined && view === 'requests' && <RequestList state={state} />}
      </Tabs>
      <Confirm
        title="Empty Encharge?"
        text="All people, objects, events and requests of the account built in are forgotten. Nothing outside this machine is touched."
        action="Empty it"
        isOpen={isAsking}
        onClose={() => ask(false)}
        onConfirm={() => notices.watch(reset())}
      />
    </>
  );
}
