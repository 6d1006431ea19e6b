import type { IngestPayload } from '@encharge-destinations/core';
import { configurationError } from '../errors';
import type { Urls } from '../delivery/endpoints';
import type { RequestDescription } from '../host/types';
import { textOf } from '../host/records';
import { restDeletion } from '../delivery/request';
import { readMapping } from '../settings/values';
import type { Settings } from '../settings/settings';

/** Event name → tags to take away, separated by commas. */
export type UntagRules = ReadonlyMap<string, string>;

const IDENTIFIERS = ['userId', 'email', 'segmentAnonymousId'] as const;

/**
 * Reads the table of tags to take away. Several rows may name one event.
 *
 * @throws the host's ConfigurationError.
 */
export function readUntagRules(config: unknown): UntagRules {
  const rules = new Map<string, string>();
  for (const { from, to } of readMapping(config, 'untagRules') ?? []) {
    const tags = to.split(',').map((tag) => tag.trim());
    if (tags.includes('')) {
      throw configurationError(
        'The setting untagRules takes tags separated by commas. One of them is blank.',
      );
    }
    rules.set(from, [...(rules.get(from)?.split(',') ?? []), ...tags].join(','));
  }
  return rules;
}

/**
 * The request that takes tags away from the person of an event, to be made after the event itself. Ingest can only add tags, so this
 * goes to REST. Made twice it does no harm.
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
  const tag = typeof event === 'string' ? settings.untagRules.get(event) : undefined;
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
