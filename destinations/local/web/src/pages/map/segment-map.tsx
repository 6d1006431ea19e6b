import { useEffect, useState } from 'preact/hooks';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import { Menu } from '../../components/menu';
import { describeTrigger } from '../../mapping/describe';
import { useWorkbench } from '../../state/workbench';
import { useProblems } from '../set-up/use-problems';
import { newSubscription } from './new-subscription';
import { SubscriptionEditor } from './subscription-editor';

/** The mappings of Segment's destination: which there are, and the chosen one. */
export function SegmentMap(): preact.JSX.Element {
  const { definitions, setup, setSubscriptions, preview } = useWorkbench();
  const { subscriptions } = setup.value.segment;
  const [chosen, choose] = useState<number>();
  // At first the mapping that the current event goes through: the payload at the side is of that one.
  const used = preview.value?.sides.segment?.requests[0]?.subscription;
  useEffect(() => {
    if (chosen === undefined && used !== undefined)
      choose(subscriptions.findIndex(({ name }) => name === used));
  }, [used]);
  const subscription = subscriptions[chosen ?? 0] ?? subscriptions[0];
  const index = subscription === undefined ? -1 : subscriptions.indexOf(subscription);
  const problems = useProblems('segment');
  const { presets, actions } = definitions.segment;
  const add = (added: (typeof presets)[number]): void => {
    setSubscriptions([...subscriptions, added]);
    choose(subscriptions.length);
  };
  return (
    <div class="map-editor">
      <section class="card" aria-labelledby="mappings">
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
              onChoose: () =>
                add(presets.find((preset) => preset.action === action.key) ?? newSubscription(action)),
            }))}
          />
        </header>
        {subscription === undefined ? (
          <EmptyState title="No mappings">
            Segment sends nothing until there is one. Add an action above.
          </EmptyState>
        ) : (
          <ul class="subscriptions">
            {subscriptions.map((one, at) => (
              <li key={at}>
                <button type="button" aria-pressed={at === index} onClick={() => choose(at)}>
                  <span class={`dot ${one.isEnabled ? 'is-on' : 'is-off'}`} aria-hidden="true" />
                  <span class="subscription-name">{one.name}</span>
                  <span class="subscription-trigger">
                    {one.isEnabled ? (describeTrigger(one.trigger) ?? one.trigger) : 'Switched off'}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      {subscription !== undefined && (
        <SubscriptionEditor
          key={index}
          index={index}
          subscription={subscription}
          problemOf={(key) => problems.any(`subscriptions/${index}/${key}`)}
          onRemove={() => {
            setSubscriptions(subscriptions.filter((_, at) => at !== index));
            choose(0);
          }}
        />
      )}
    </div>
  );
}
