import { randomBytes } from 'node:crypto';
import type { Step } from '../../destinations/local/src/demo/step';
import { Account } from './account';
import type { Engine, EngineCase, Finding, SentStep, Source } from './case';
import { defaultPath } from './cases/default-path';
import { firstRefused, lostAnswers, passingFaults, twoRequests, webPage } from './cases/faults';
import { killed } from './cases/killed';
import { load, slowAnswers } from './cases/load';
import { aborted, batchOfTwenty, filtered, unknownType, wrongKey } from './cases/refused';
import { Jobs } from './jobs';
import { Metrics } from './metrics';
import { postMessage, sendThroughSdk, wrongKeySource } from './source';
import { wayOf } from './way';
import type { Way } from './way';

export const CASES: readonly EngineCase[] = [
  defaultPath,
  filtered,
  aborted,
  batchOfTwenty,
  unknownType,
  wrongKey,
  passingFaults,
  lostAnswers,
  webPage,
  twoRequests,
  firstRefused,
  killed,
  slowAnswers,
  load,
];

/** Where everything is. */
export interface EngineOptions {
  gateway: string;
  sourceWriteKey: string;
  sandbox: string;
  transformer?: string | undefined;
  database?: string | undefined;
  loadEvents: number;
  cases: readonly EngineCase[];
  say: (text: string) => void;
}

/** A case and what it found. */
export interface CaseResult extends Pick<EngineCase, 'name' | 'title'>, Finding {
  seconds: number;
}

/** What a run found. */
export interface EngineRun {
  /** How the server's requests reach Encharge: through the transformer's proxy, or from the server itself. */
  way: Way;
  results: CaseResult[];
}

/** Runs the cases against a running server, one after another. */
export async function runEngine(options: EngineOptions): Promise<EngineRun> {
  const { database, transformer, cases, say } = options;
  const account = new Account(options.sandbox);
  const jobs = database === undefined ? undefined : await Jobs.open(database);
  const metrics = transformer === undefined ? undefined : new Metrics(transformer);
  const run = randomBytes(4).toString('hex');
  let count = 0;
  const nextId = (): string => `engine-${run}-${(count += 1)}`;
  const send = async (steps: readonly Step[], via: Source = 'right'): Promise<SentStep[]> => {
    const sent = steps.map((step): SentStep => {
      const messageId = nextId();
      return { ...step, messageId, message: { ...step.message, messageId } };
    });
    const key = via === 'right' ? options.sourceWriteKey : wrongKeySource(options.sourceWriteKey);
    await sendThroughSdk(options.gateway, key, sent);
    return sent;
  };
  const post = async (message: Readonly<Record<string, unknown>>): Promise<string> => {
    const messageId = nextId();
    await postMessage(options.gateway, options.sourceWriteKey, { ...message, messageId });
    return messageId;
  };
  const { gateway, loadEvents } = options;
  const ports = portsOf({
    'rudder-server': gateway,
    PostgreSQL: database,
    transformer,
    sandbox: options.sandbox,
  });
  const engine: Engine = { gateway, send, post, account, jobs, metrics, ports, loadEvents, say };
  const results: CaseResult[] = [];
  let way: Way = 'unknown';
  try {
    for (const one of cases) {
      say(`${one.name} …`);
      await account.reset();
      const started = Date.now();
      const finding = await runCase(one, engine);
      results.push({ ...finding, name: one.name, title: one.title, seconds: (Date.now() - started) / 1000 });
      if (way === 'unknown') way = wayOf(await account.state());
    }
    await account.reset();
  } finally {
    await jobs?.close();
  }
  return { way, results };
}

function portsOf(urls: Readonly<Record<string, string | undefined>>): Record<string, number> {
  const given = Object.entries(urls).flatMap(([name, url]) =>
    url === undefined ? [] : [[name, new URL(url)] as const],
  );
  return Object.fromEntries(given.map(([name, { port }]) => [name, Number(port)]));
}

/** A case that throws does not hold. */
async function runCase(one: EngineCase, engine: Engine): Promise<Finding> {
  try {
    return await one.run(engine);
  } catch (error) {
    return { seen: [], faults: [error instanceof Error ? error.message : String(error)] };
  }
}
