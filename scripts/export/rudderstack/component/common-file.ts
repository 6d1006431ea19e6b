import {
  BASE_CONFIG,
  EMPTY_REQUEST,
  fixtureName,
  IDS,
  ownPartsOf,
  REQUESTS,
  SECRETS,
  TAGS,
} from './fixtures';
import { literal, withCode } from './literals';
import type { RouterCase } from './router-cases/router-case';

export function commonFile(cases: readonly RouterCase[]): string {
  const variants = new Map(
    cases.flatMap((one) => (one.config === undefined ? [] : [[fixtureName(one), one.config] as const])),
  );
  const objects = [...new Set(cases.flatMap(({ object }) => object ?? []))];
  const destination = {
    ID: 'default-destinationId',
    Name: 'Encharge',
    DestinationDefinition: {
      ID: 'encharge-definition',
      Name: 'ENCHARGE',
      DisplayName: 'Encharge',
      Config: {},
    },
    Config: BASE_CONFIG,
    Enabled: true,
    WorkspaceID: 'default-workspaceId',
    Transformations: [],
  };
  return [
    "import type { Connection, Destination } from '../../../../src/types';",
    "import { secretApiKey, secretWriteKey } from './maskedSecrets';",
    '',
    `export const destination: Destination = ${literal(withCode(destination, SECRETS))};`,
    '',
    `export const body = ${literal({ JSON: {}, JSON_ARRAY: {}, XML: {}, FORM: {} })};\n`,
    `const request = ${literal(EMPTY_REQUEST)};\n`,
    ...Object.entries(REQUESTS).map(
      ([name, request]) =>
        `export const ${name} = ${spread('request', withCode(ownPartsOf(request), SECRETS))};\n`,
    ),
    `const tags = ${literal({ ...TAGS, ...IDS })};\n`,
    ...['instrumentation', 'configuration'].map(
      (errorType) =>
        `export const ${errorType}Tags = ${spread('tags', { feature: 'router', errorCategory: 'dataValidation', errorType })};\n`,
    ),
    `export const deliveryTags = ${spread('tags', { feature: 'dataDelivery', errorCategory: 'network' })};\n`,
    ...[...variants].map(
      ([name, config]) =>
        `export const ${name}: Destination = { ...destination, Config: ${spread('destination.Config', config)} };\n`,
    ),
    ...objects.map(
      (object) =>
        `export const ${object}Connection: Connection = ${literal({ sourceId: 'default-sourceId', destinationId: 'default-destinationId', enabled: true, config: { destination: { object } } })};\n`,
    ),
  ].join('\n');
}

function spread(name: string, others: unknown): string {
  return `{ ...${name}, ${literal(others).slice(1, -1)} }`;
}
