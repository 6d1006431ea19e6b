import { join } from 'node:path';
import { buildBundle } from '../../../../scripts/bundle/build-bundle';
import { startLoopback } from '../loopback';
import type { Loopback } from '../loopback';
import { createFunctionHost } from './host';
import type { FunctionHost } from './host';

const root = join(__dirname, '../../../..');

/** The keys of these tests. */
export const KEYS = { writeKey: 'unseenkey-write', apiKey: 'unseenkey-api' };

/** What a test works with: a server, and the pasted file in its runtime. */
export interface FunctionBench {
  server: Loopback;
  host: FunctionHost;
  /** The same file in a runtime without timers. */
  hostWithoutTimers: FunctionHost;
  /** The file after a customer's change. */
  hostOf: (change: (code: string) => string) => FunctionHost;
}

/** A new bench for each test in a file; the bundle is built once. */
export function withFunction(): () => FunctionBench {
  let code = '';
  let bench: FunctionBench | undefined;
  beforeAll(async () => {
    code = (await buildBundle({ platform: 'segment', root }))[1]?.code ?? '';
  }, 60_000);
  beforeEach(async () => {
    const server = await startLoopback();
    const { ingestUrl, restUrl } = server;
    bench = {
      server,
      host: createFunctionHost({ code, ingestUrl, restUrl }),
      hostWithoutTimers: createFunctionHost({ code, ingestUrl, restUrl, hasTimers: false }),
      hostOf: (change) => createFunctionHost({ code: change(code), ingestUrl, restUrl }),
    };
  });
  afterEach(() => bench?.server.close());
  return () => {
    if (bench === undefined) throw new Error('The bench is only ready inside a test.');
    return bench;
  };
}
