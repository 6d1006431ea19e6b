import type { Mapped } from '@encharge-destinations/core';
import type { Urls } from '../delivery/endpoints';
import { ingestRequest, orderingKey } from '../delivery/request';
import { filtered } from '../errors';
import { textOf, valueOf } from '../host/records';
import type { RequestDescription, TransformInput } from '../host/types';
import type { Settings } from '../settings/settings';
import { isMappedRow, mapRow, rowOfMappedIdentify } from './person-rows';
import { recordRequests } from './record';
import { untagRequest } from './untag';

/**
 * The requests of one event, in their order.
 *
 * @throws one of the host's errors, or the mapper's: 298 for a skipped event.
 */
export function transformEvent(input: TransformInput, settings: Settings, urls: Urls): RequestDescription[] {
  const { message } = input;
  const type = textOf(valueOf(message, 'type')).toLowerCase();
  if (type === 'record') return recordRequests(input, settings, urls);

  const event = type === 'track' ? valueOf(message, 'event') : undefined;
  const unwanted = type === 'track' ? settings.filter?.(event) : undefined;
  if (unwanted !== undefined) throw filtered(unwanted);

  const { payload, skipped } = mapped(message, type, settings);
  if (skipped !== undefined) throw filtered(skipped.reason);
  const userId = orderingKey(message);
  const delivery = ingestRequest(payload, settings.writeKey, urls, userId);
  const untag = untagRequest(event, payload, settings, urls, userId);
  return untag === undefined ? [delivery] : [delivery, untag];
}

function mapped(message: unknown, type: string, settings: Settings): Mapped {
  return type === 'identify' && isMappedRow(message)
    ? mapRow(message, rowOfMappedIdentify(message), settings)
    : settings.map(message);
}
