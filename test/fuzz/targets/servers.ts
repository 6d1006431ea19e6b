import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@encharge-destinations/sandbox';
import { BATCH_PATHS, startReceiver } from '../../../destinations/local/src/servers/start-receiver';
import { startListener } from '../../../destinations/local/src/listen/start-listener';
import { startWorkbench } from '../../../destinations/local/src/workbench/start-workbench';
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

/** The server for the SDKs' batches in the demo. */
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

/** The server for an app's own SDK. */
export const listenHttp = httpTarget(
  'listen-http',
  'the tracking APIs of `listen`',
  ['track', 'identify', 'batch', 'import', 'pixel', 'projects/key/settings', '%ff']
    .flatMap((name) => [`/segment/v1/${name}`, `/rudderstack/v1/${name}`])
    .concat('/rudderstack/sourceConfig', '/segment/beacon/v1/batch', '/'),
  async () => {
    const listener = await startListener({
      deliver: () => Promise.resolve({ kind: 'delivered', retryable: false, requests: [] }),
      onHeard: () => undefined,
    });
    return {
      port: Number(new URL(listener.url).port),
      key: 'sdk-key',
      good: {
        method: 'POST',
        path: '/segment/v1/track',
        headers: JSON_TYPE,
        body: '{"event":"a","userId":"u"}',
      },
      close: () => listener.close(),
    };
  },
);

/** The workbench's API and page. */
export const workbenchHttp = httpTarget(
  'workbench-http',
  'the workbench’s server',
  [
    '/',
    '/index.html',
    '/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/api/definitions',
    '/api/preview',
    '/api/send',
    '/api/encharge',
    '/api/copy',
    '/api/check-settings',
    '/api/test-connection',
    '/api/',
  ],
  async () => {
    const sandbox = await startSandbox();
    const pageFolder = mkdtempSync(join(tmpdir(), 'fuzz-page-'));
    writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Page</title>');
    const workbench = await startWorkbench({
      sandbox,
      pageFolder,
      // A search sends nothing beyond this machine.
      live: { ingestUrl: sandbox.ingestUrl, restUrl: sandbox.restUrl },
    });
    return {
      port: Number(new URL(workbench.url).port),
      key: 'none',
      good: { method: 'GET', path: '/api/definitions', headers: {} },
      calm: () => sandbox.setFaults(undefined),
      close: async () => {
        await workbench.close();
        await sandbox.close();
        rmSync(pageFolder, { recursive: true });
      },
    };
  },
);
