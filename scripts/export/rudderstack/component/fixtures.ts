import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import { camelCase } from '../../sources/camel-case';
import { DELETION_CASES } from './deletion-cases';
import { DELIVERY_CASES } from './delivery-cases';
import { Code } from './literals';

export const NAME = 'encharge';
const WRITE_KEY = `${NAME}WriteKey`;
const API_KEY = `${NAME}ApiKey`;
export const BASE_CONFIG = { writeKey: WRITE_KEY, apiKey: API_KEY };
const DELETION_KEYS = DELETION_CASES.flatMap(({ key }) =>
  key === undefined ? [] : [`${NAME}${capital(key)}`],
);
const DELIVERY_KEYS = DELIVERY_CASES.flatMap(({ config = {} }) =>
  'apiKey' in config ? [String(config.apiKey)] : [],
);
/** The fixtures that stand for keys. */
export const SECRETS = new Map(
  [...new Set([WRITE_KEY, API_KEY, ...DELIVERY_KEYS, ...DELETION_KEYS])].map((key) => [
    key,
    `secret${key.slice(NAME.length)}`,
  ]),
);
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

export function baseOf({
  method,
  endpoint,
  endpointPath,
  key,
  hasBody,
}: (typeof REQUESTS)[keyof typeof REQUESTS]) {
  const contentType = hasBody ? { 'Content-Type': 'application/json' } : {};
  return {
    version: '1',
    type: 'REST',
    method,
    endpoint,
    endpointPath,
    headers: { 'X-Encharge-Token': key, ...contentType },
    params: {},
    body: new Code('body'),
    files: {},
  };
}

export function fixtureName(id: string): string {
  return `${camelCase(id)}Destination`;
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

export function capital(key: string): string {
  return `ApiKey${camelCase(key).replace(/^./, (letter) => letter.toUpperCase())}`;
}
