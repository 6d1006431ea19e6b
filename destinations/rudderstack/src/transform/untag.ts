import type { IngestPayload } from '@encharge-destinations/core';
import type { Urls } from '../delivery/endpoints';
import { restDeletion } from '../delivery/request';
import { configurationError } from '../errors';
import { textOf } from '../host/records';
import type { RequestDescription } from '../host/types';
import type { Settings } from '../settings/settings';

const IDENTIFIERS = ['userId', 'email', 'segmentAnonymousId'] as const;

/**
 * The request that removes tags from the person of an event, made after the event itself. Ingest can only add tags, so this goes to
 * REST. Repeating it does no harm.
 *
 * @throws the host's ConfigurationError without an API key.
 */
export function untagRequest(
  event: unknown,
  payload: IngestPayload,
  settings: Settings,
  urls: Urls,
  userId: string,
): RequestDescription | undefined {
  const tag = settings.untagRules.get(textOf(event));
  if (tag === undefined) return undefined;
  const person = payload.user;
  const identifier = IDENTIFIERS.find((key) => textOf(person?.[key]) !== '');
  if (person === undefined || identifier === undefined) return undefined;
  if (settings.apiKey === undefined) {
    throw configurationError(
      'Removing tags needs the API key. Enter it in the settings of this destination.',
    );
  }
  return restDeletion(
    'tags',
    { json: { tag, [identifier]: person[identifier] } },
    settings.apiKey,
    urls,
    userId,
  );
}
