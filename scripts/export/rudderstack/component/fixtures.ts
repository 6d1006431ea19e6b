import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import { camelCase } from '../../sources/camel-case';
import { Code } from './literals';
import type { RouterCase } from './router-cases/router-case';

export const NAME = 'encharge';
const WRITE_KEY = `${NAME}WriteKey`;
const API_KEY = `${NAME}ApiKey`;
export const BASE_CONFIG = { writeKey: WRITE_KEY, apiKey: API_KEY };
/** The fixtures that stand for keys. */
export const SECRETS = new Map([WRITE_KEY, API_KEY].map((key) => [key, `secret${key.slice(NAME.length)}`]));
export const REQUESTS = {
  ingestRequest: {
    method: 'POST',
    endpoint: INGEST_URL,
    endpointPath: '/ingest',
    key: WRITE_KEY,
    hasBody: true,
  },
  untagRequest: {
    method: 'DELETE',
    endpoint: `${REST_URL}/tags`,
    endpointPath: '/tags',
    key: API_KEY,
    hasBody: true,
  },
  unsubscribeRequest: {
    method: 'POST',
    endpoint: `${REST_URL}/people/unsubscribe`,
    endpointPath: '/people/unsubscribe',
    key: API_KEY,
    hasBody: false,
  },
  eraseRequest: {
    method: 'DELETE',
    endpoint: `${REST_URL}/people`,
    endpointPath: '/people',
    key: API_KEY,
    hasBody: false,
  },
} as const;
export const TAGS = { destType: 'ENCHARGE', module: 'destination', implementation: 'native' };
export const IDS = { destinationId: 'default-destinationId', workspaceId: 'default-workspaceId' };

type Known = (typeof REQUESTS)[keyof typeof REQUESTS];

export const EMPTY_REQUEST = { version: '1', type: 'REST', params: {}, body: new Code('body'), files: {} };

/** What a request to this endpoint adds to an empty one. */
export function ownPartsOf({ method, endpoint, endpointPath, key, hasBody }: Known) {
  const contentType = hasBody ? { 'Content-Type': 'application/json' } : {};
  return { method, endpoint, endpointPath, headers: { 'X-Encharge-Token': key, ...contentType } };
}

export function fixtureName({ id, settings = id }: Pick<RouterCase, 'id' | 'settings'>): string {
  return `${camelCase(settings)}Destination`;
}

/** The fixture names in texts, for one import; nothing when there are none. */
export function fixturesIn(texts: readonly string[]): string[] {
  const found =
    texts
      .join(' ')
      .match(
        /(?<=(?:\.\.\.|destination: |connection: |statTags: ))\b(?:body|destination|\w+(?:Destination|Connection|Request|Tags))\b/g,
      ) ?? [];
  return found.length === 0 ? [] : [[...new Set(found)].sort().join(', ')];
}

export function secretsIn(texts: readonly string[], up: string): string {
  const found = [...new Set(texts.join(' ').match(/\bsecret[A-Z]\w*/g) ?? [])].sort();
  return found.length === 0 ? '' : `import { ${found.join(', ')} } from '${up}maskedSecrets';\n`;
}
