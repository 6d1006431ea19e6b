import { startSandbox } from '@encharge-destinations/sandbox';
import { BATCH_PATHS, startReceiver } from '../../../destinations/local/src/receiver/start-receiver';
import { httpTarget } from '../http-target';

const JSON_TYPE = { 'content-type': 'application/json' };

/** The embedded Encharge. */
export const sandboxHttp = httpTarget(
  'sandbox-http',
  'the sandbox’s Ingest, REST and own routes',
  [
    ...[
      '/v1/',
      '/v1',
      '/v1/{key}',
      '/v1/people',
      '/v1/tags',
      '/v1/fields',
      '/v1/people/unsubscribe?userId=u',
    ],
    ...[
      '/v1/objects/company',
      '/v1/people?people[0][userId]=a&force=true',
      '/_sandbox/faults',
      '/_sandbox/state',
    ],
    ...['/_sandbox/reset', '/v1/accounts/info'],
  ],
  async () => {
    const sandbox = await startSandbox();
    return {
      port: Number(new URL(sandbox.url).port),
      key: sandbox.writeKey,
      good: {
        method: 'POST',
        path: '/v1/',
        headers: { ...JSON_TYPE, 'x-encharge-token': sandbox.writeKey },
        body: '{"name":"identify","user":{"userId":"good"}}',
      },
      calm: () => sandbox.setFaults(undefined),
      close: () => sandbox.close(),
    };
  },
);

/** What takes the SDKs' batches in the demo. */
export const receiverHttp = httpTarget(
  'receiver-http',
  'the receiver of the SDKs’ batches',
  [...Object.values(BATCH_PATHS), '/v1/batch', '/'],
  async () => {
    const receiver = await startReceiver(() => undefined);
    return {
      port: Number(new URL(receiver.url).port),
      key: 'sdk-key',
      good: { method: 'POST', path: BATCH_PATHS.segment, headers: JSON_TYPE, body: '{"batch":[]}' },
      close: () => receiver.close(),
    };
  },
);
