import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it came over the wire. */
export interface ReceivedRequest {
  method: string;
  /** Path and query as sent. */
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
}

/** How to answer a request. `half`: the body breaks off before its announced length; `reset`: no answer at all. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  half?: boolean;
  reset?: boolean;
  /** Wait for this, then for `delayMs`. */
  after?: Promise<unknown>;
  delayMs?: number;
}

/** A loopback server that answers as the test says. */
export interface Loopback {
  ingestUrl: string;
  restUrl: string;
  /** In the order of arrival. */
  requests: ReceivedRequest[];
  /** The most requests open at one moment. */
  mostAtOnce: number;
  answer: (request: ReceivedRequest) => Answer;
  close(): Promise<void>;
}

/** Starts a server that answers 200 with an empty JSON object until `answer` is replaced. */
export async function startLoopback(): Promise<Loopback> {
  let open = 0;
  const server = createServer((request, response) => {
    open += 1;
    loopback.mostAtOnce = Math.max(loopback.mostAtOnce, open);
    const respond = async (): Promise<void> => {
      const sent = await text(request);
      const { method = '', url: path = '', headers } = request;
      const received = {
        method,
        path,
        headers,
        body: sent === '' ? undefined : (JSON.parse(sent) as unknown),
      };
      loopback.requests.push(received);
      const answer = loopback.answer(received);
      await answer.after;
      if (answer.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
      open -= 1;
      if (answer.reset === true) {
        response.destroy();
        return;
      }
      const body = answer.body ?? '{}';
      response.writeHead(answer.status ?? 200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body) + (answer.half === true ? 10 : 0),
        ...answer.headers,
      });
      if (answer.half === true) response.write(body, () => response.destroy());
      else response.end(body);
    };
    void respond();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const loopback: Loopback = {
    ingestUrl: `${url}/v1`,
    restUrl: `${url}/v1`,
    requests: [],
    mostAtOnce: 0,
    answer: () => ({}),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return loopback;
}
