import { useEffect, useRef, useState } from 'preact/hooks';
import type { SegmentAction, SegmentSubscription } from '../../../../src/workbench/api';
import { Badge } from '../../components/badge';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import { Menu } from '../../components/overlays/menu';
import { useFocusAfter } from '../../components/use-focus-after';
import { ChangedLine } from '../../explain/changed-line';
import { describeTrigger } from '../../mapping/describe-trigger';
import { useWorkbench } from '../../state/workbench';
import { Refusal } from '../set-up/refusal';
import { useProblems } from '../set-up/use-problems';
import { MappingResult } from './map-result';
import { newSubscription } from './new-subscription';
import { SubscriptionEditor } from './subscription-editor';
import { MappedEvent, useMappingPreview } from './use-mapping-preview';

/** The mappings of Segment's destination: the list, and the chosen one. */
export function SegmentMap() {
  const workbench = useWorkbench();
  const { definitions, draft, setup, setSubscriptions, changeSubscription, undoably, preview, route } =
    workbench;
  const { subscriptions } = setup.value.segment;
  // `opened` tells apart the editors of mappings in the same position.
  const [{ at, opened }, setChosen] = useState<{ at?: number; opened: number }>({ opened: 0 });
  const index = Math.min(Math.max(at ?? 0, 0), subscriptions.length - 1);
  const subscription = subscriptions[index];
  const choose = (place: number): void =>
    setChosen({ at: place, opened: place === index ? opened : opened + 1 });
  // A link leads to a mapping and one of its fields.
  const [, linkedMapping, linkedField, wanted] = route.parts.value;
  useEffect(() => {
    if (linkedMapping !== undefined) choose(Number(linkedMapping));
  }, [linkedMapping, linkedField, wanted]);
  // At first, the mapping that takes the current event: the shown payload is its.
  const used = preview.value?.sides.segment?.requests[0]?.subscription;
  useEffect(() => {
    if (at === undefined && linkedMapping === undefined && used !== undefined)
      choose(subscriptions.findIndex(({ name }) => name === used));
  }, [used]);
  const problems = useProblems('segment');
  const { presets, actions } = definitions.segment;
  const list = useRef<HTMLElement>(null);
  const focusList = useFocusAfter(() => {
    const find = (control: string): HTMLElement | null | undefined => list.current?.querySelector(control);
    return find('[aria-pressed=true]') ?? find('[aria-haspopup]');
  });
  const add = (action: SegmentAction): void => {
    const preset = presets.find((one) => one.action === action.key) ?? newSubscription(action);
    setSubscriptions([...subscriptions, structuredClone(preset)]);
    choose(subscriptions.length);
  };
  const mapped = useMappingPreview(index);
  const event = mapped.shown?.event ?? draft.event.value;
  return (
    <MappedEvent.Provider value={event}>
      <div class="map-editor">
        <section class="card" aria-labelledby="mappings" ref={list}>
          <header class="card-head is-row">
            <h2 id="mappings">Mappings</h2>
            <Menu
              label={
                <>
                  <Icon name="plus" />
                  Add
                </>
              }
              aria-label="Add a mapping"
              items={actions.map((action) => ({
                label: action.title,
                detail: action.description,
                onChoose: () => add(action),
              }))}
            />
          </header>
          {/* With an event, its payload says why there is none. */}
          {workbench.problem.value === undefined && <Refusal text={problems.refusal} />}
          {subscription === undefined ? (
            <EmptyState title="No mappings">
              Segment sends nothing until there is one. Add an action above.
            </EmptyState>
          ) : (
            <ul class="subscriptions">
              {subscriptions.map((one, place) => {
                const isUnread = problems.any(`subscriptions/${place}/trigger`) !== undefined;
                return (
                  <li key={place}>
                    <button type="button" aria-pressed={place === index} onClick={() => choose(place)}>
                      <span
                        class={`dot ${one.isEnabled && !isUnread ? 'is-on' : 'is-off'}`}
                        aria-hidden="true"
                      />
                      <span class="subscription-name">{one.name}</span>
                      {isUnread && <Badge tone="bad">trigger not read</Badge>}
                      {problems.any(`subscriptions/${place}/trigger-doubt`) !== undefined && (
                        <Badge tone="warn">check the trigger</Badge>
                      )}
                      <span class="subscription-trigger">{stateOf(one, isUnread)}</span>
                    </button>
                  </li>
                );
              })}
            </ul>
          )}
        </section>
        {subscription !== undefined && (
          <SubscriptionEditor
            key={opened}
            index={index}
            subscription={subscription}
            opened={linkedField}
            wanted={wanted}
            problemOf={(key) => problems.any(`subscriptions/${index}/${key}`)}
            onReset={({ mapping, trigger }) =>
              undoably(`Mapping “${subscription.name}” has its defaults again.`, () =>
                changeSubscription(index, { mapping, trigger }),
              )
            }
            onRemove={() => {
              focusList();
              undoably(`Mapping “${subscription.name}” removed.`, () =>
                setSubscriptions(subscriptions.filter((_, place) => place !== index)),
              );
              setChosen({ at: index, opened: opened + 1 });
            }}
          />
        )}
      </div>
      {subscription !== undefined && <MappingResult name={subscription.name} state={mapped} />}
      <ChangedLine key={index} side={mapped.shown?.side} />
    </MappedEvent.Provider>
  );
}

function stateOf({ isEnabled, trigger }: SegmentSubscription, isUnread: boolean): string {
  if (!isEnabled) return 'Switched off';
  return isUnread ? 'Takes no event' : (describeTrigger(trigger) ?? trigger);
}
