import { randomBytes } from 'node:crypto';
import type { Step } from '../../destinations/local/src/demo/step';
import { Account } from './account';
import type { Engine, EngineCase, Finding, SentStep, Source } from './case';
import { defaultPath } from './cases/default-path';
import { lostAnswers, passingFaults, twoRequests } from './cases/faults';
import { killed } from './cases/killed';
import { load } from './cases/load';
import { aborted, batchOfTwenty, filtered, wrongKey } from './cases/refused';
import { Jobs } from './jobs';
import { Metrics } from './metrics';
import { sendThroughSdk, wrongKeySource } from './source';

export const CASES: readonly EngineCase[] = [
  defaultPath,
  filtered,
  aborted,
  batchOfTwenty,
  wrongKey,
  passingFaults,
  lostAnswers,
  twoRequests,
  killed,
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
  /** How the server's requests reach Encharge: by the transformer's proxy, or from the server itself. */
  way: 'direct' | 'proxy' | 'unknown';
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
  const send = async (steps: readonly Step[], via: Source = 'right'): Promise<SentStep[]> => {
    const sent = steps.map((step): SentStep => {
      const messageId = `engine-${run}-${(count += 1)}`;
      return { ...step, messageId, message: { ...step.message, messageId } };
    });
    const key = via === 'right' ? options.sourceWriteKey : wrongKeySource(options.sourceWriteKey);
    await sendThroughSdk(options.gateway, key, sent);
    return sent;
  };
  const { gateway, loadEvents } = options;
  const engine: Engine = { gateway, send, account, jobs, metrics, loadEvents, say };
  const results: CaseResult[] = [];
  let way: EngineRun['way'] = 'unknown';
  try {
    for (const one of cases) {
      say(`${one.name} …`);
      await account.reset();
      const started = Date.now();
      const finding = await runCase(one, engine);
      results.push({ ...finding, name: one.name, title: one.title, seconds: (Date.now() - started) / 1000 });
      if (way === 'unknown') way = await wayOf(account);
    }
    await account.reset();
  } finally {
    await jobs?.close();
  }
  return { way, results };
}

/** A case that breaks off is a case that does not hold. */
async function runCase(one: EngineCase, engine: Engine): Promise<Finding> {
  try {
    return await one.run(engine);
  } catch (error) {
    return { seen: [], faults: [error instanceof Error ? error.message : String(error)] };
  }
}

/** The transformer’s HTTP library names what it accepts; the server’s does not. */
async function wayOf(account: Account): Promise<EngineRun['way']> {
  const [request] = (await account.state()).requests;
  if (request === undefined) return 'unknown';
  return request.headers['accept']?.includes('application/json') === true ? 'proxy' : 'direct';
}
