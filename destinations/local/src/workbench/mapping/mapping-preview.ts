import type { Delivery, Runner } from '@encharge-destinations/core';
import { isRecord } from '../../cli/json/records';
import type { Gallery } from '../answers/gallery';
import type { RunnerSource } from '../answers/preview';
import { sideOf } from '../answers/side';
import type { Json, JsonObject, MappingPreview, Setup } from '../api';
import { RefusedRequest } from '../requests/api-problem';
import { readEvent } from '../requests/read-event';
import { callsOfTrigger, eventOfTrigger } from './event-of-trigger';

/**
 * What one Segment mapping makes of an event that it takes: the user's own, or one from the gallery, or one made to fit its trigger.
 *
 * @param text The event in the editor, as typed.
 * @param index The mapping's index in the setup.
 * @throws {RefusedRequest} when there is no such mapping.
 */
export async function previewMapping(
  text: string,
  setup: Setup,
  index: number,
  gallery: Gallery,
  runnerOf: RunnerSource,
): Promise<MappingPreview> {
  const mapping = setup.segment.subscriptions[index];
  if (mapping === undefined) throw new RefusedRequest('There is no mapping with this number.');
  if (!mapping.isEnabled) return { taken: 'off' };
  const alone = { ...setup, segment: { ...setup.segment, subscriptions: [mapping] } };
  const runner = await runnerOf('segment', alone, true);
  const read = readEvent(text);
  const own = 'event' in read ? await deliveryOf(runner, read.event) : undefined;
  if (own !== undefined) return { taken: 'own', side: sideOf(own) };

  const quick = await runnerOf('segment', alone, false);
  const found = await exampleFor(mapping.trigger, gallery, quick);
  if (found === undefined) return { taken: 'none' };
  const delivery = await deliveryOf(runner, found.event);
  if (delivery === undefined) return { taken: 'none' };
  return { taken: 'example', ...found, side: sideOf(delivery) };
}

type Example = Pick<MappingPreview, 'event' | 'title'> & { event: Json };

async function exampleFor(trigger: string, gallery: Gallery, runner: Runner): Promise<Example | undefined> {
  let taken: Example | undefined;
  for (const { title, event } of gallery.examples()) {
    const delivery = await deliveryOf(runner, event);
    if (delivery === undefined) continue;
    if (delivery.requests.length > 0) return { title, event };
    taken ??= { title, event };
  }
  const [call] = callsOfTrigger(trigger);
  const base = gallery.examples().find(({ event }) => isRecord(event) && event['type'] === call);
  const made = base === undefined ? undefined : eventOfTrigger(trigger, base.event as JsonObject);
  if (made !== undefined && (await deliveryOf(runner, made)) !== undefined)
    return { title: 'Example that meets the trigger', event: made };
  return taken;
}

/** `undefined` for an event that the mapping does not take. */
async function deliveryOf(runner: Runner, event: Json): Promise<Delivery | undefined> {
  const delivery = await runner.deliver(event);
  return delivery.hostResult === 'not subscribed' ? undefined : delivery;
}
