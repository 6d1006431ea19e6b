import type { Json, SegmentAction, SegmentSubscription } from '../../../../src/workbench/api';

/** A mapping for an action as the dashboard would create it: every field with its default. */
export function newSubscription(action: SegmentAction): SegmentSubscription {
  return {
    name: action.title,
    action: action.key,
    trigger: action.trigger ?? 'type = "track"',
    isEnabled: true,
    mapping: Object.fromEntries(
      action.fields.flatMap((field): [string, Json][] =>
        field.default === undefined ? [] : [[field.key, field.default]],
      ),
    ),
  };
}
