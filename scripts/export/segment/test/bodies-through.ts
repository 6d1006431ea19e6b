import { Destination } from '@segment/actions-core';
import type {
  DestinationDefinition,
  JSONObject,
  RequestClient,
  RequestOptions,
  SegmentEvent,
} from '@segment/actions-core';
import type { MapOptions } from '@encharge-destinations/core';
import { OPTION_KEYS } from '../../../../destinations/segment/src/fields/setting-fields';
import { customised } from '../../../../destinations/segment/src/saved/customised-preset';

/**
 * Runs events through a definition's presets, set up as a customer with these options would. Nothing is sent.
 *
 * @returns The bodies of the requests; `refused` when the host would discard the event.
 */
export function bodiesThrough(
  definition: DestinationDefinition,
): (event: unknown, options: MapOptions) => Promise<unknown[] | 'refused'> {
  let bodies: unknown[] = [];
  const keeping = ((_url: string, { json }: RequestOptions = {}) => {
    bodies.push(JSON.parse(JSON.stringify(json)));
    return Promise.resolve({ status: 200, headers: new Headers(), content: '' });
  }) as unknown as RequestClient;
  const actions = Object.entries(definition.actions).map(([key, action]) => {
    const perform: typeof action.perform = (_request, data) => action.perform(keeping, data) as unknown;
    return [key, { ...action, perform }];
  });
  const destination = new Destination({
    ...definition,
    actions: Object.fromEntries(actions) as DestinationDefinition['actions'],
  });
  return async (event, options) => {
    bodies = [];
    const sent = JSON.parse(JSON.stringify(event ?? null)) as SegmentEvent | null;
    // The host would treat a list as a batch.
    if (sent === null || typeof sent !== 'object' || Array.isArray(sent)) return 'refused';
    const subscriptions = (definition.presets ?? []).flatMap((preset) =>
      preset.type === 'automatic' ? [customised(preset, options, sent.event)] : [],
    );
    const given = OPTION_KEYS.filter((key) => options[key] !== undefined).map((key) => [key, options[key]]);
    const settings = {
      writeKey: 'wk-unseenkey',
      ...Object.fromEntries(given),
      subscriptions,
    } as unknown as JSONObject;
    try {
      await destination.onEvent(sent, settings);
      return bodies.length === 0 ? 'refused' : bodies;
    } catch {
      return 'refused';
    }
  };
}
