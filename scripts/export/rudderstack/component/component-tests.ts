import { isDeepStrictEqual } from 'node:util';
import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import { createDestination } from '@encharge-destinations/rudderstack';
import type { RequestDescription, RouterOutput } from '@encharge-destinations/rudderstack';
import type { ExportedFile } from '../exported-file';
import { camelCase } from '../mapper-modules';
import { DELETION_CASES } from './deletion-cases';
import { DELIVERY_CASES } from './delivery-cases';
import type { DeliveryCase } from './delivery-cases';
import { Code, literal, withCode } from './literals';
import { ROUTER_CASES } from './router-cases';
import type { RouterCase } from './router-cases';

const NAME = 'encharge';
const WRITE_KEY = `${NAME}WriteKey`;
const API_KEY = `${NAME}ApiKey`;
const BASE_CONFIG = { writeKey: WRITE_KEY, apiKey: API_KEY };
const DELETION_KEYS = DELETION_CASES.flatMap(({ key }) =>
  key === undefined ? [] : [`${NAME}${capital(key)}`],
);
const DELIVERY_KEYS = DELIVERY_CASES.flatMap(({ config = {} }) =>
  'apiKey' in config ? [String(config.apiKey)] : [],
);
/** The fixtures that stand for keys. */
const SECRETS = new Map(
  [...new Set([WRITE_KEY, API_KEY, ...DELIVERY_KEYS, ...DELETION_KEYS])].map((key) => [
    key,
    `secret${key.slice(NAME.length)}`,
  ]),
);
const REQUESTS = {
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
const TAGS = { destType: 'ENCHARGE', module: 'destination', implementation: 'native' };
const IDS = { destinationId: 'default-destinationId', workspaceId: 'default-workspaceId' };
/** The clock of the cases that need none. */
const NOW = Date.parse('2026-03-10T00:00:00Z');

/**
 * Component tests in the host's form: cases as plain literals, with what the destination makes of them, in the host's words. The
 * tests of this repository say that it is right.
 */
export async function componentTests(folder: string): Promise<ExportedFile[]> {
  const router = await Promise.all(ROUTER_CASES.map(routerTest));
  const delivery = await Promise.all(DELIVERY_CASES.map(deliveryTest));
  const deletion = await Promise.all(DELETION_CASES.map(deletionTest));
  const variants = ROUTER_CASES.filter(({ config }) => config !== undefined);
  const file = (path: string, text: string): ExportedFile => ({ path: `${folder}/${path}`, text });
  const { generateMetadata } = {
    generateMetadata: "import { generateMetadata } from '../../../testUtils';\n",
  };
  return [
    file('maskedSecrets.ts', secretsFile()),
    file('common.ts', commonFile(variants)),
    file(
      'router/data.ts',
      `${generateMetadata}import { ${fixturesIn(router)} } from '../common';\n${secretsIn(router, '../')}\nexport const data = [\n${router.join(',\n')}\n];\n`,
    ),
    file(
      'dataDelivery/data.ts',
      `${generateMetadata}import { ${fixturesIn(delivery)} } from '../common';\n${secretsIn(delivery, '../')}\nexport const data = [\n${delivery.join(',\n')}\n];\n`,
    ),
    file(
      'deleteUsers/data.ts',
      `${secretsIn(deletion, '../')}\nexport const data = [\n${deletion.join(',\n')}\n];\n`,
    ),
    file('network.ts', await networkFile()),
  ];
}

function secretsFile(): string {
  const lines = [...SECRETS.values()].map(
    (name) => `export const ${name} = \`\${path.basename(__dirname)}${name.slice('secret'.length)}\`;`,
  );
  return `import path from 'path';\n\n${lines.join('\n')}\n`;
}

function commonFile(variants: readonly RouterCase[]): string {
  const objects = [...new Set(ROUTER_CASES.flatMap(({ object }) => object ?? []))];
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

async function routerTest(one: RouterCase): Promise<string> {
  const { id, description, config, messages, object, attemptNum } = one;
  const outputs = await outputsOf(one);
  const metadata = messages.map((_, index) => metadataCode(index + 1, attemptNum));
  const destination = new Code(config === undefined ? 'destination' : fixtureName(id));
  const input = messages.map((message, index) => ({
    message,
    metadata: metadata[index],
    destination,
    ...(object === undefined ? {} : { connection: new Code(`${object}Connection`) }),
  }));
  const output = outputs.map(({ batchedRequest, statusCode, error, statTags, metadata: [given] }, index) => {
    const notSent = (given?.['destInfo'] as { notSent?: unknown } | undefined)?.notSent;
    const job = metadata[index];
    return {
      ...(batchedRequest === undefined
        ? {}
        : {
            batchedRequest: Array.isArray(batchedRequest)
              ? batchedRequest.map(requestCode)
              : requestCode(batchedRequest),
          }),
      metadata: [
        notSent === undefined ? job : new Code(`{ ...${literal(job)}, destInfo: ${literal({ notSent })} }`),
      ],
      batched: false,
      statusCode,
      destination,
      ...(error === undefined ? {} : { error, statTags: routerTags(statTags) }),
    };
  });
  return testCase(id, description, 'router', 'v0', { destType: NAME, input }, 200, { output });
}

async function deliveryTest(one: DeliveryCase): Promise<string> {
  const { id, description, attemptNum = 1, answer } = one;
  const { request, notSent } = await requestOf(one);
  const job = notSent === undefined ? jobCode(attemptNum) : jobCode(attemptNum, notSent);
  const { networkHandler } = createDestination();
  const handler = new networkHandler();
  const metadata = { jobId: 1, attemptNum, ...(notSent === undefined ? {} : { destInfo: { notSent } }) };
  const result = (): object => {
    try {
      const { status, message, response } = handler.responseHandler({
        destinationResponse: { status: answer.status, response: answer.data ?? '' },
        rudderJobMetadata: [metadata],
        destinationRequest: request,
      });
      return { status, message, response: response.map((state) => ({ ...state, metadata: job })) };
    } catch (thrown) {
      const { status, message, statTags } = thrown as { status: number; message: string; statTags: object };
      return {
        status,
        message,
        statTags: deliveryTags(statTags),
        response: [{ statusCode: status, metadata: job, error: message }],
      };
    }
  };
  const body = new Code(
    `{ ...${requestCode(request).text}, metadata: [${job.text}], destinationConfig: {} }`
      .replace('{ ...{', '{')
      .replace('}, metadata', ', metadata'),
  );
  return testCase(id, description, 'dataDelivery', 'v1', body, 200, { output: result() });
}

async function deletionTest({
  id,
  description,
  key,
  userAttributes,
  answer,
}: (typeof DELETION_CASES)[number]): Promise<string> {
  const response = { status: answer?.status ?? 0, data: answer?.data ?? '', headers: {} };
  const success = response.status >= 200 && response.status < 300;
  const { processDeleteUsers } = createDestination({
    send: () => Promise.resolve({ success, response: success ? response : { response } }),
  });
  const config = key === undefined ? {} : { apiKey: new Code(`secret${capital(key)}`) };
  const result = await processDeleteUsers({
    userAttributes,
    config: key === undefined ? {} : { apiKey: key },
  }).then(
    (done) => ({ status: done.statusCode, body: done }),
    (thrown: unknown) => {
      const { status, message } = thrown as { status: number; message: string };
      return { status, body: { statusCode: status, error: message } };
    },
  );
  const body = [{ jobId: '1', destType: 'ENCHARGE', config, userAttributes }];
  return testCase(id, description, 'userDeletion', 'v0', body, result.status, [result.body]);
}

async function networkFile(): Promise<string> {
  const deliveries = await Promise.all(
    DELIVERY_CASES.map(async (one) => {
      const { request } = await requestOf(one);
      const { endpoint: url, method, headers, body } = request;
      return { httpReq: { url, method, data: body.JSON, headers }, httpRes: one.answer };
    }),
  );
  const { endpoint: url } = REQUESTS.eraseRequest;
  const deletions = DELETION_CASES.flatMap(({ key, answer }) =>
    answer === undefined || key === undefined
      ? []
      : [
          {
            httpReq: {
              url,
              method: 'DELETE',
              headers: { 'X-Encharge-Token': new Code(`secret${capital(key)}`) },
            },
            httpRes: answer,
          },
        ],
  );
  const calls = withCode([...deliveries, ...deletions], SECRETS);
  const text = literal(calls);
  return `${secretsIn([text], './')}\nexport const networkCallsData = ${text};\n`;
}

async function outputsOf({
  config,
  messages,
  object,
  attemptNum = 1,
}: { config?: object | undefined } & Omit<RouterCase, 'id' | 'description' | 'config'>): Promise<
  RouterOutput[]
> {
  const at = (now: number): Promise<RouterOutput[]> =>
    createDestination({ now: () => now }).processRouterDest(
      messages.map((message, index) => ({
        message,
        metadata: { jobId: index + 1, attemptNum },
        destination: { Config: { ...BASE_CONFIG, ...config } },
        ...(object === undefined ? {} : { connection: { config: { destination: { object } } } }),
      })),
    );
  const [outputs, later] = [await at(NOW), await at(NOW * 2)];
  if (!isDeepStrictEqual(outputs, later)) throw new Error('A case depends on the clock of the host.');
  return outputs;
}

async function requestOf(one: DeliveryCase): Promise<{ request: RequestDescription; notSent?: unknown }> {
  const [output] = await outputsOf({
    messages: [one.message],
    ...(one.config === undefined ? {} : { config: one.config }),
  });
  const request = [output?.batchedRequest].flat()[one.request ?? 0];
  if (request === undefined || (request.endpoint !== INGEST_URL && one.request === undefined))
    throw new Error(`${one.id}: there is no request to deliver.`);
  const destInfo = output?.metadata[0]?.['destInfo'] as { notSent?: unknown } | undefined;
  return { request, notSent: destInfo?.notSent };
}

function testCase(
  id: string,
  description: string,
  feature: string,
  version: string,
  body: unknown,
  status: number,
  answer: unknown,
): string {
  return literal(
    withCode(
      {
        id: `${NAME}-${feature}-${id}`,
        name: NAME,
        description,
        scenario: 'Business',
        successCriteria: description,
        feature,
        module: 'destination',
        version,
        input: { request: { method: 'POST', body } },
        output: { response: { status, body: answer } },
      },
      SECRETS,
    ),
  );
}

/** The request as what differs from the fixture of its endpoint. */
function requestCode(request: RequestDescription): Code {
  const found = Object.entries(REQUESTS).find(
    ([, { endpointPath }]) => endpointPath === request.endpointPath,
  );
  if (found === undefined) throw new Error(`No fixture for ${String(request.endpointPath)}.`);
  const [name, base] = found;
  const known: Record<string, unknown> = baseOf(base);
  const others = Object.entries(request).filter(
    ([key, value]) => key !== 'body' && !isDeepStrictEqual(known[key], value),
  );
  const text = literal(withCode(Object.fromEntries(others), SECRETS)).slice(1, -1);
  const json = withCode(request.body.JSON, SECRETS);
  const own =
    Object.keys(request.body.JSON).length === 0 ? '' : `, body: { ...body, JSON: ${literal(json)} }`;
  return new Code(`{ ...${name}${own}, ${text}}`);
}

function baseOf({ method, endpoint, endpointPath, key, hasBody }: (typeof REQUESTS)[keyof typeof REQUESTS]) {
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

/** The tags of a failed delivery, as what differs from those of all. */
function deliveryTags(statTags: object): Code {
  const { errorCategory, ...others } = { errorCategory: '', ...statTags };
  if (errorCategory !== 'network') throw new Error('A failed delivery is a matter of the network.');
  return new Code(`{ ...deliveryTags, ${literal(others).slice(1, -1)}}`);
}

/** The host tags only what has tags. */
function routerTags(statTags: object | undefined): object {
  const { errorType } = { errorType: '', ...statTags };
  if (errorType === 'instrumentation' || errorType === 'configuration') return new Code(`${errorType}Tags`);
  return errorType === '' ? {} : { ...statTags, ...TAGS, feature: 'router', ...IDS };
}

function metadataCode(jobId: number, attemptNum?: number): Code {
  return new Code(
    attemptNum === undefined
      ? `generateMetadata(${jobId})`
      : `{ ...generateMetadata(${jobId}), attemptNum: ${attemptNum} }`,
  );
}

function jobCode(attemptNum: number, notSent?: unknown): Code {
  const base =
    attemptNum === 1 ? 'generateMetadata(1)' : `{ ...generateMetadata(1), attemptNum: ${attemptNum} }`;
  return new Code(notSent === undefined ? base : `{ ...${base}, destInfo: ${literal({ notSent })} }`);
}

function fixtureName(id: string): string {
  return `${camelCase(id)}Destination`;
}

function fixturesIn(texts: readonly string[]): string {
  const found =
    texts
      .join(' ')
      .match(
        /(?<=(?:\.\.\.|destination: |connection: |statTags: ))\b(?:body|destination|\w+(?:Destination|Connection|Request|Tags))\b/g,
      ) ?? [];
  return [...new Set(found)].sort().join(', ');
}

function secretsIn(texts: readonly string[], up: string): string {
  const found = [...new Set(texts.join(' ').match(/\bsecret[A-Z]\w*/g) ?? [])].sort();
  return found.length === 0 ? '' : `import { ${found.join(', ')} } from '${up}maskedSecrets';\n`;
}

function capital(key: string): string {
  return `ApiKey${camelCase(key).replace(/^./, (letter) => letter.toUpperCase())}`;
}
