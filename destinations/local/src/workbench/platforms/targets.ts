import { createRedactor } from '@encharge-destinations/client';
import { headerKey } from '@encharge-destinations/core';
import type { Json, PlatformName } from '../api';
import { RefusedRequest } from '../requests/api-problem';
import { objectOf } from '../requests/read-body';
import type { Connection } from './runner-pool';

/** Where to send, and how to remove the keys from the answer. */
export interface ReadTarget {
  isLive: boolean;
  connection: Connection;
  redact: <Answer>(answer: Answer) => Answer;
}

export interface Targets {
  sandbox: Connection;
  /** The real Encharge's URLs. */
  live: { ingestUrl: string; restUrl: string };
}

const KEY = /^[\x21-\x7e]{1,4000}$/;

/**
 * Reads where to send. Keys for the real Encharge exist only in the request: they go into its header and nowhere else, and are removed from
 * every text in the answer.
 *
 * @param platforms The platforms that send there. Segment only needs the API key: its destination uses it when there is no write key.
 * @throws {RefusedRequest} without a key that they need. The message never contains one.
 */
export function readTarget(
  value: Json | undefined,
  targets: Targets,
  platforms: readonly PlatformName[],
): ReadTarget {
  const { kind, writeKey, apiKey } = objectOf(value, 'to');
  if (kind === 'sandbox') return { isLive: false, connection: targets.sandbox, redact: (answer) => answer };
  if (kind !== 'live') throw new RefusedRequest('to.kind must be sandbox or live.');
  const keys = [readKey(writeKey, 'write key'), readKey(apiKey, 'API key')];
  const [ingestKey, restKey] = keys;
  if (ingestKey === undefined && platforms.includes('rudderstack'))
    throw new RefusedRequest('RudderStack needs the write key of the account.');
  if (ingestKey === undefined && restKey === undefined)
    throw new RefusedRequest('Segment needs the write key or the API key of the account.');
  const redactors = keys.flatMap((key) => (key === undefined ? [] : [createRedactor(key)]));
  return {
    isLive: true,
    connection: {
      ...targets.live,
      // Blank counts as absent, for the destination as well.
      writeKey: ingestKey ?? '',
      ...(restKey === undefined ? {} : { apiKey: restKey }),
    },
    redact: (answer) =>
      inTexts(answer, (text) => redactors.reduce((clean, redact) => redact(clean), text)) as typeof answer,
  };
}

function readKey(value: Json | undefined, name: string): string | undefined {
  if (value === undefined || value === '') return undefined;
  const key = typeof value === 'string' ? headerKey(value) : undefined;
  if (key !== undefined && KEY.test(key)) return key;
  throw new RefusedRequest(`The ${name} contains characters that no Encharge key has. Copy it again.`);
}

function inTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => inTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), inTexts(item, change)]));
}
