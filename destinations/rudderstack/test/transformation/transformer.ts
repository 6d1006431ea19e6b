import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** The limits of one request. Source: rudder-transformer (`ISOLATE_VM_MEMORY`, `IVM_EXECUTION_TIMEOUT`). */
const MEMORY_MB = 128;
const TIMEOUT_MS = 4_000;
const MOST_EVENTS = 200;
// Node frees the contexts of finished requests late; a thread of 128 MB would fill up, where RudderStack discards the isolate.
const REQUESTS_PER_THREAD = 40;

/** What the host makes of one event, in the order given. */
export type Transformed =
  | { statusCode: 200; output: Record<string, unknown>[] }
  | { statusCode: 298 }
  | { statusCode: 400; error: string };

interface Answer {
  id: number;
  error?: string;
  milliseconds?: number;
  outputs?: { index: number; output?: unknown; error?: string }[];
}

/** A model of RudderStack's Transformations host. */
export interface Transformer {
  /**
   * One request: a fresh context, at most 200 events and 4 seconds.
   *
   * @throws Error for what fails the whole request: no module, wrong exports, an output that cannot be cloned, too slow.
   */
  transform(
    code: string,
    events: readonly unknown[],
    credentials?: Record<string, string>,
  ): Promise<Transformed[]>;
  /** How long the last request took inside the thread, including evaluating the file. Milliseconds. */
  lastMilliseconds(): number;
  close(): Promise<void>;
}

/**
 * Starts a thread with an isolate's memory.
 *
 * @param isolate The thread's file, for programs that are bundled elsewhere.
 */
export function startTransformer(isolate = join(__dirname, 'isolate.cjs')): Transformer {
  const startThread = (): Worker =>
    new Worker(isolate, {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      execArgv: ['--experimental-vm-modules', '--no-warnings'],
    });
  let worker = startThread();
  let lastId = 0;
  let milliseconds = 0;
  const ask = (message: Record<string, unknown>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const id = (lastId += 1);
      const done = (settle: () => void): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        settle();
      };
      const onMessage = (answer: Answer): void => {
        if (answer.id === id) done(() => resolve(answer));
      };
      const onError = (error: Error): void => done(() => reject(error));
      const onExit = (): void => onError(new Error('The thread ended.'));
      const timer = setTimeout(() => {
        void worker.terminate();
        done(() => reject(new Error('Script execution timed out.')));
      }, TIMEOUT_MS);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage({ id, ...message });
    });
  return {
    transform: async (code, events, credentials) => {
      if (events.length > MOST_EVENTS) throw new RangeError(`A request has at most ${MOST_EVENTS} events.`);
      if (lastId > 0 && lastId % REQUESTS_PER_THREAD === 0) {
        await worker.terminate();
        worker = startThread();
      }
      // Events reach the host as JSON.
      const answer = await ask({ code, events: JSON.stringify(events), credentials });
      if (answer.outputs === undefined) throw new Error(answer.error);
      milliseconds = answer.milliseconds ?? 0;
      return [...answer.outputs].sort((a, b) => a.index - b.index).map(transformed);
    },
    lastMilliseconds: () => milliseconds,
    close: async () => {
      await worker.terminate();
    },
  };
}

function transformed({ output, error }: { output?: unknown; error?: string }): Transformed {
  if (error !== undefined) return { statusCode: 400, error };
  if (output === undefined || output === null) return { statusCode: 298 };
  const outputs = [output].flat() as Record<string, unknown>[];
  if (outputs.some((one) => Object.prototype.toString.call(one) !== '[object Object]'))
    return { statusCode: 400, error: 'returned event from transformEvent(event) is not an object' };
  // On to the server as JSON.
  return { statusCode: 200, output: JSON.parse(JSON.stringify(outputs)) as Record<string, unknown>[] };
}
