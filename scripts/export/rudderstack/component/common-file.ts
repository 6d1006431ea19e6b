import { BASE_CONFIG, baseOf, fixtureName, IDS, REQUESTS, SECRETS, TAGS } from './fixtures';
import { literal, withCode } from './literals';
import type { RouterCase } from './router-cases/router-case';

export function commonFile(cases: readonly RouterCase[]): string {
  const variants = cases.filter(({ config }) => config !== undefined);
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
    `export const body = ${literal({ JSON: {}, JSON_ARRAY: {}, XML: {}, FORM: {} })};`,
    '',
    ...Object.entries(REQUESTS).map(
      ([name, request]) => `export const ${name} = ${literal(withCode(baseOf(request), SECRETS))};\n`,
    ),
    ...(['instrumentation', 'configuration'] as const).map(
      (errorType) =>
        `export const ${errorType}Tags = ${literal({ errorCategory: 'dataValidation', errorType, ...TAGS, feature: 'router', ...IDS })};\n`,
    ),
    `export const deliveryTags = ${literal({ errorCategory: 'network', ...TAGS, feature: 'dataDelivery', ...IDS })};`,
    '',
    ...variants.map(
      ({ id, config }) =>
        `export const ${fixtureName(id)}: Destination = { ...destination, Config: { ...destination.Config, ${literal(config).slice(1, -1)} } };\n`,
    ),
    ...objects.map(
      (object) =>
        `export const ${object}Connection: Connection = ${literal({ sourceId: 'default-sourceId', destinationId: 'default-destinationId', enabled: true, config: { destination: { object } } })};\n`,
    ),
  ].join('\n');
}
