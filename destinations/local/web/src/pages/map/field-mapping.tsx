import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button';
import type { Json, SegmentField, SegmentSubscription } from '../../../../src/workbench/api';
import { Badge } from '../../components/badge';
import { Icon } from '../../components/icon';
import { RichText } from '../../components/rich-text';
import { useFocusAfter } from '../../components/use-focus-after';
import { describeField } from '../../mapping/describe';
import { changed } from '../../state/setup';
import { useWorkbench } from '../../state/workbench';
import { isRenames, RenameEditor } from './rename-editor';
import { ValueEditor } from './value-editor';

export interface FieldMappingProps {
  field: SegmentField;
  index: number;
  subscription: SegmentSubscription;
  /** The field's value in a new mapping. */
  initial: Json | undefined;
  problem: string | undefined;
  /** A link led here. */
  isLinked: boolean;
  /** The path that a link wants to map here. */
  wanted: string | undefined;
}

/** A field on one line with its value in words; opened, its editor. */
export function FieldMapping(props: FieldMappingProps) {
  const { field, index, subscription, initial, problem, isLinked, wanted } = props;
  const { changeSubscription, undoably } = useWorkbench();
  const id = useId();
  const [isOpen, setOpen] = useState(isLinked);
  const head = useRef<HTMLButtonElement>(null);
  const focusHead = useFocusAfter(() => head.current);
  useEffect(() => {
    if (!isLinked) return;
    setOpen(true);
    head.current?.scrollIntoView({ block: 'center' });
    // When a path is to be mapped, its own field gets the focus.
    if (wanted === undefined) head.current?.focus({ preventScroll: true });
  }, [isLinked, wanted]);
  const value = subscription.mapping[field.key];
  const isChanged = JSON.stringify(value) !== JSON.stringify(initial);
  const set = (next: Json | undefined): void =>
    changeSubscription(index, { mapping: changed(subscription.mapping, field.key, next) });
  return (
    <div class={`mapping${isOpen ? ' is-open' : ''}`}>
      <h4 class="mapping-head">
        <button
          ref={head}
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="down" />
          <span class="mapping-field">
            {field.label}
            {field.required && <span class="field-required">required</span>}
          </span>
          <span class={`mapping-value${value === undefined ? ' is-empty' : ''}`}>
            {value === undefined ? 'not mapped' : describeField(field, value)}
          </span>
          {problem !== undefined && <Badge tone="bad">refused</Badge>}
          {isChanged && problem === undefined && <Badge tone="warn">changed</Badge>}
        </button>
      </h4>
      {problem !== undefined && <p class="mapping-problem">{problem}</p>}
      {isOpen && (
        <div class="mapping-body" id={id}>
          <p class="field-description">
            <RichText text={field.description} />
          </p>
          {field.key === 'rename' && isRenames(value) ? (
            <RenameEditor key={wanted} value={value} onChange={set} label={field.label} wanted={wanted} />
          ) : (
            <ValueEditor field={field} value={value} onChange={set} label={field.label} />
          )}
          {isChanged && (
            <Button
              look="quiet"
              isSmall
              icon="undo"
              onClick={() => {
                focusHead();
                undoably(`${field.label} has its default again.`, () => set(initial));
              }}
            >
              Back to {initial === undefined ? 'not mapped' : describeField(field, initial)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
