import { Destination } from '@segment/actions-core';
import type {
  DestinationDefinition,
  JSONObject,
  RequestClient,
  RequestOptions,
  SegmentEvent,
  Subscription,
} from '@segment/actions-core';
import { EnchargeError } from '@encharge-destinations/core';
import { createDestination } from '../definition/create-destination';
import type { Settings } from '../destination/generated-types';
import { existingActions, existingDestination } from './existing-destination';
import type { SavedMapping } from './mapping';
import { saysUnreadable } from './unreadable-trigger';

/** What a destination does with one event: the bodies it sends, or the reason it sends none. */
export type Sending = { bodies: unknown[] } | { refused: string };

/** One event through one saved mapping. */
export interface Replay {
  /** What Encharge's earlier destination sends. */
  before: Sending;
  /** What this destination sends. */
  now: Sending;
}

type Run = (event: SegmentEvent) => Promise<Sending | undefined>;

const ANY_EVENT = 'type != ""';
/** The clients ask for a key before they send; nothing leaves, so any value works. */
const NO_KEY = { apiKey: 'none' };

/**
 * Replays events through a saved mapping as Segment's host does, in the earlier destination and in this one. Nothing is sent.
 *
 * @returns a function that resolves to `undefined` for events that the mapping does not take.
 * @throws EnchargeError `invalid_mapping` for an action that the earlier destination lacks; the function throws it for a trigger that the
 *   host cannot read.
 * @example
 * const replay = replayMapping({ action: 'aliasUser', mapping: { userId: { '@path': '$.userId' }, … } });
 * await replay({ type: 'alias', userId: 'new', previousId: 'old' });
 * // { before: { bodies: [{ type: 'alias', userId: 'new', … }] }, now: { bodies: [{ type: 'alias', user: { userId: 'new' }, … }] } }
 */
export function replayMapping(saved: SavedMapping): (event: object) => Promise<Replay | undefined> {
  const { action, mapping } = saved;
  if (!existingActions.includes(action))
    throw invalid(
      `The earlier destination has no action with this name. Its actions are ${existingActions.join(', ')}.`,
    );
  const ours = createDestination();
  const subscribe = saved.trigger ?? ours.actions[action]?.defaultSubscription ?? ANY_EVENT;
  const subscription: Subscription = { partnerAction: action, subscribe, mapping: mapping as JSONObject };
  const before = runOf(existingDestination, subscription);
  const now = runOf(ours as DestinationDefinition, subscription);
  return async (event) => {
    const earlier = await before(event as SegmentEvent);
    const current = await now(event as SegmentEvent);
    return earlier === undefined || current === undefined ? undefined : { before: earlier, now: current };
  };
}

function runOf(definition: DestinationDefinition, subscription: Subscription): Run {
  const { partnerAction } = subscription;
  const actions = Object.entries(definition.actions)
    .filter(([key]) => key === partnerAction)
    .map(([key, action]) => {
      const perform: typeof action.perform = async (_request, data) => {
        const bodies: unknown[] = [];
        await action.perform(keepingClient(bodies), data);
        return { bodies };
      };
      return [key, { ...action, perform }];
    });
  const destination = new Destination({
    ...definition,
    actions: Object.fromEntries(actions) as DestinationDefinition['actions'],
  });
  const settings = { ...(NO_KEY satisfies Settings), subscriptions: [subscription] } as unknown as JSONObject;
  return async (event) => {
    try {
      const results = await destination.onEvent(event, settings);
      if (results.some(({ output }) => saysUnreadable(output)))
        throw invalid("Segment cannot read the mapping's trigger. Copy it again.");
      return results.find(({ data }) => data !== undefined)?.data as unknown as Sending | undefined;
    } catch (error) {
      if (EnchargeError.isInstance(error) && error.code === 'invalid_mapping') throw error;
      return { refused: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** A client that keeps the bodies as they would leave, as JSON, and treats everything as delivered. */
function keepingClient(bodies: unknown[]): RequestClient {
  return ((_url: string, { json }: RequestOptions = {}) => {
    bodies.push(JSON.parse(JSON.stringify(json)));
    return Promise.resolve({ status: 200, headers: new Headers(), content: '' });
  }) as unknown as RequestClient;
}

function invalid(message: string): EnchargeError {
  return new EnchargeError(message, { code: 'invalid_mapping' });
}
