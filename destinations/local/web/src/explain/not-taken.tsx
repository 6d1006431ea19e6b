import { callsOfTrigger } from '../../../src/workbench/mapping/event-of-trigger';
import { describeTrigger } from '../mapping/describe-trigger';
import { addressOf } from '../state/route';
import { useWorkbench } from '../state/workbench';

/** Why no Segment mapping takes an event: the condition of one that takes its call, or the lack of any. */
export function NotTaken({ call }: { call: string }) {
  const { setup } = useWorkbench();
  const near = setup.value.segment.subscriptions
    .map((one, index) => ({ ...one, index }))
    .filter(({ trigger }) => callsOfTrigger(trigger).includes(call));
  if (near.length === 0)
    return (
      <>
        No mapping takes {call} calls. <a href={addressOf('map', 'segment')}>Add one</a>
      </>
    );
  return (
    <>
      No mapping takes this event.{' '}
      {near.map(({ name, trigger, isEnabled, index }) => (
        <span key={index}>
          “{name}” {isEnabled ? `takes ${call} calls only ${conditionOf(trigger)}.` : 'is switched off.'}{' '}
          <a href={addressOf('map', 'segment', String(index), 'trigger')}>
            {isEnabled ? `Change the trigger of “${name}”` : `Switch “${name}” on`}
          </a>{' '}
        </span>
      ))}
    </>
  );
}

function conditionOf(trigger: string): string {
  const text = describeTrigger(trigger);
  return text === undefined ? `by ${trigger}` : text.charAt(0).toLowerCase() + text.slice(1);
}
