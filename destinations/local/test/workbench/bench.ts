import { request } from 'node:http';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox, SandboxOptions } from '@encharge-destinations/sandbox';
import type { Definitions, PlatformName, Preview, Setup } from '../../src/workbench/api';
import { startWorkbench } from '../../src/workbench/start-workbench';
import type { WorkbenchOptions } from '../../src/workbench/start-workbench';

/** An answer as it came. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** A workbench with its sandbox, and how to talk to it. */
export interface Bench {
  url: string;
  listenUrl: string;
  sandbox: Sandbox;
  definitions: Definitions;
  /** Any request with any headers, including Host. */
  ask: (
    method: string,
    path: string,
    body?: string | Buffer,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** A page request: its JSON answer, whatever the status. */
  call: <Result>(method: string, path: string, body?: unknown) => Promise<Result>;
  close: () => Promise<void>;
}

export const PLATFORMS: readonly PlatformName[] = ['segment', 'rudderstack'];
/** The date of the scenarios that have one. */
export const NOW = Date.parse('2026-01-08T00:00:00Z');

/** Starts one for the tests in a file, on the scenarios' date. */
export function usePreviews(): {
  bench: () => Bench;
  preview: (event: unknown, setup?: Setup) => Promise<Preview>;
} {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench({ now: NOW });
  });
  afterAll(() => bench.close());
  return {
    bench: () => bench,
    preview: (event, setup = bench.definitions.setup) =>
      bench.call('POST', '/preview', {
        event: typeof event === 'string' ? event : JSON.stringify(event),
        setup,
      }),
  };
}

/** Starts both on free ports. Waits between attempts take no time. */
export async function startBench(
  options: Partial<WorkbenchOptions> = {},
  sandboxOptions: SandboxOptions = {},
): Promise<Bench> {
  const sandbox = await startSandbox(sandboxOptions);
  const workbench = await startWorkbench({ sandbox, random: () => 0, ...options });
  const { url, listenUrl } = workbench;
  const ask: Bench['ask'] = (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const sent = request(`${url}${path}`, { method, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const call: Bench['call'] = async (method, path, body) => {
    const json = { 'Content-Type': 'application/json' };
    const { text } = await ask(
      method,
      `/api${path}`,
      body === undefined ? undefined : JSON.stringify(body),
      json,
    );
    expect(text).toHoldNoKey();
    return JSON.parse(text) as never;
  };
  return {
    ...{ url, listenUrl, sandbox, ask, call },
    definitions: await call('GET', '/definitions'),
    close: async () => {
      await workbench.close();
      await sandbox.close();
    },
  };
}
