import { request } from 'node:http';
import { MARKER } from './hostile';
import { packetsOf, rawExchange } from './hostile-http';
import type { RawExchange } from './hostile-http';
import { defineTarget } from './target';
import type { FuzzTarget } from './target';
import { writeRaw } from './write-raw';

/** A running server of ours, and a request that it must always answer with 2xx. */
export interface RunningServer {
  port: number;
  /** Replaces `{key}` in headers. */
  key: string;
  good: { method: string; path: string; headers: Readonly<Record<string, string>>; body?: string };
  /** Undoes what a request may have set, such as a fault plan. */
  calm?: () => void;
  close: () => Promise<void>;
}

/** Makes a target from a server: whatever is written to its port, it answers or hangs up, and carries on. */
export function httpTarget(
  name: string,
  what: string,
  paths: readonly string[],
  startServer: () => Promise<RunningServer>,
): FuzzTarget {
  return defineTarget<RawExchange>({
    name,
    about: `${what}: an answer of 2xx or 4xx, or a closed connection; the next good request is answered; no error repeats the body`,
    arbitrary: rawExchange(paths),
    start: async () => {
      const server = await startServer();
      const host = `127.0.0.1:${server.port}`;
      return {
        check: async (exchange) => {
          const said = await withConsole(async () => {
            const packets = packetsOf(exchange, { host, key: server.key });
            checkAnswers(await writeRaw(server.port, packets, exchange.end));
            server.calm?.();
            const status = await statusOf(server);
            if (status < 200 || status > 299)
              throw new Error(`the next good request was answered with ${status}`);
          });
          if (said.length > 0) throw new Error(`the server wrote to the terminal: ${said.join(' ')}`);
        },
        close: server.close,
      };
    },
  });
}

function checkAnswers(text: string): void {
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
  const wrong = statuses.find(
    (status) => status !== 100 && !(status >= 200 && status < 300) && !(status >= 400 && status < 500),
  );
  if (wrong !== undefined) throw new Error(`the answer was ${wrong}`);
  if (statuses.some((status) => status >= 400) && text.includes(MARKER))
    throw new Error('an error repeats what was sent');
}

function statusOf({ port, good: { body, ...options } }: RunningServer): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, agent: false, timeout: 20_000, ...options },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('the next good request was not answered within 20 s')));
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What libraries print on the server's terminal: it may contain part of a request. */
async function withConsole(run: () => Promise<void>): Promise<string[]> {
  const said: string[] = [];
  const terminal = globalThis.console;
  const { error } = terminal;
  terminal.error = (...words: unknown[]) => said.push(words.map(String).join(' '));
  try {
    await run();
  } finally {
    terminal.error = error;
  }
  return said;
}
