import { createRedactor } from '@encharge-destinations/client';
import { headerKey } from '@encharge-destinations/core';
import type { Json, PlatformName } from '../api';
import { RefusedRequest } from '../requests/api-problem';
import { objectOf } from '../requests/read-body';
import type { Connection } from './runner-pool';

/** Where to send to, and what takes the keys out of the answer. */
export interface ReadTarget {
  isLive: boolean;
  connection: Connection;
  redact: <Answer>(answer: Answer) => Answer;
}

export interface Targets {
  sandbox: Connection;
  /** Where the real Encharge is. */
  live: { ingestUrl: string; restUrl: string };
}

const KEY = /^[\x21-\x7e]{1,4000}$/;

/**
 * Reads where to send to. Keys for the real Encharge live in the request alone: they go nowhere but into its header, and out of every
 * text of the answer.
 *
 * @param platforms Which ones send there. As Segment the API key alone is enough: its destination sends with it when there is no write key.
 * @throws {RefusedRequest} without a key that they need. The message never holds one.
 */
export function readTarget(
  value: Json | undefined,
  targets: Targets,
  platforms: readonly PlatformName[],
): ReadTarget {
  const { kind, writeKey, apiKey } = objectOf(value, 'to');
  if (kind === 'sandbox') return { isLive: false, connection: targets.sandbox, redact: (answer) => answer };
  if (kind !== 'live') throw new RefusedRequest('to.kind has to be sandbox or live.');
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
      // Blank is none, for the destination as well.
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
  throw new RefusedRequest(`The ${name} holds characters that no key of Encharge has. Copy it again.`);
}

function inTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => inTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), inTexts(item, change)]));
}
