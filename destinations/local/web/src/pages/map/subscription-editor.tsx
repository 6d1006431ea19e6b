import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/button';
import type { SegmentField, SegmentSubscription } from '../../../../src/workbench/api';
import { Field } from '../../components/inputs/field';
import { Switch } from '../../components/inputs/switch';
import { describeTrigger } from '../../mapping/describe-trigger';
import { useWorkbench } from '../../state/workbench';
import { FieldMapping } from './field-mapping';
import { newSubscription } from './new-subscription';

export interface SubscriptionEditorProps {
  index: number;
  subscription: SegmentSubscription;
  /** The field shown open. */
  opened: string | undefined;
  /** The path that a link wants to map in that field. */
  wanted: string | undefined;
  /** What Segment would reject, by `trigger` and `mapping/<field>`. */
  problemOf: (key: string) => string | undefined;
  /** Resets to a new mapping of the action. */
  onReset: (initial: SegmentSubscription) => void;
  onRemove: () => void;
}

/** What else affects a person's fields. */
const OF_PERSON: ReadonlySet<string> = new Set([
  'contextTraits',
  'personFields',
  'rename',
  'tags',
  'allow',
  'deny',
]);

/** One mapping: when it applies, and what each field of its action gets. */
export function SubscriptionEditor(props: SubscriptionEditorProps) {
  const { index, subscription, opened, wanted, problemOf, onReset, onRemove } = props;
  const { definitions, changeSubscription } = useWorkbench();
  const trigger = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (opened !== 'trigger') return;
    trigger.current?.scrollIntoView({ block: 'center' });
    trigger.current?.focus({ preventScroll: true });
  }, [opened]);
  const action = definitions.segment.actions.find(({ key }) => key === subscription.action);
  const preset = definitions.segment.presets.find((one) => one.action === subscription.action);
  const initial = preset ?? (action === undefined ? undefined : newSubscription(action));
  const fields = action?.fields ?? [];
  const usual = fields.filter((field) => !field.isAdvanced);
  const advanced = fields.filter((field) => field.isAdvanced);
  const fieldMapping = (field: SegmentField) => (
    <FieldMapping
      key={field.key}
      field={field}
      index={index}
      subscription={subscription}
      initial={initial?.mapping[field.key]}
      problem={problemOf(`mapping/${field.key}`)}
      isLinked={field.key === opened}
      wanted={field.key === opened ? wanted : undefined}
    />
  );
  return (
    <section class="card" aria-label={`Mapping ${subscription.name}`}>
      <header class="card-head is-row">
        <div>
          <h2>{action?.title ?? subscription.action}</h2>
          <p>{action?.description ?? 'This destination has no such action.'}</p>
        </div>
        <div class="card-tools">
          <Button
            isSmall
            icon="undo"
            disabled={initial === undefined}
            onClick={() => initial !== undefined && onReset(initial)}
          >
            Defaults
          </Button>
          <Button isSmall icon="bin" onClick={onRemove}>
            Remove
          </Button>
        </div>
      </header>
      <div class="form is-compact">
        <Field label="Enabled" isInline>
          {({ id }) => (
            <Switch
              id={id}
              isOn={subscription.isEnabled}
              onChange={(isEnabled) => changeSubscription(index, { isEnabled })}
            />
          )}
        </Field>
        <Field label="Name" description="As the dashboard lists it.">
          {(control) => (
            <input
              {...control}
              class="input"
              value={subscription.name}
              onInput={(event) => changeSubscription(index, { name: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field
          label="Trigger"
          setting="trigger"
          problem={problemOf('trigger')}
          doubt={problemOf('trigger-doubt')}
          description={describeTrigger(subscription.trigger) ?? 'A condition in Segment’s query language.'}
        >
          {(control) => (
            <input
              {...control}
              ref={trigger}
              class="input is-data"
              spellcheck={false}
              value={subscription.trigger}
              onInput={(event) => changeSubscription(index, { trigger: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <div class="mappings">
        <h3 class="form-title">Fields</h3>
        {usual.map(fieldMapping)}
        {advanced.length > 0 && (
          <details class="more" open={advanced.some(({ key }) => key === opened)}>
            <summary>Advanced fields ({advanced.length})</summary>
            {advanced.filter(({ key }) => !OF_PERSON.has(key)).map(fieldMapping)}
            <h4 class="form-title">More about the person</h4>
            <p class="mappings-note">
              “Person fields” above sends traits along. “More person fields” adds values from anywhere in the
              event, and “Field mapping” sends a trait or a property under another name.
            </p>
            {advanced.filter(({ key }) => OF_PERSON.has(key)).map(fieldMapping)}
          </details>
        )}
      </div>
    </section>
  );
}
