import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExchangeAnswer } from './exchange';

/** A loopback server that answers every request with a fixture's answer. */
export interface ReplayServer {
  ingestUrl: string;
  restUrl: string;
  /** Method and path of every request since the last `play`. */
  requests: string[];
  /** Gives this answer from now on. */
  play(answer: ExchangeAnswer): void;
  close(): Promise<void>;
}

/**
 * Starts a server on a free port of 127.0.0.1 that replays the answers of exchanges, for every platform.
 *
 * @example
 * const server = await startReplayServer();
 * server.play(exchange.answer);
 * await createIngestClient({ writeKey, url: server.ingestUrl }).send(payload);
 */
export async function startReplayServer(): Promise<ReplayServer> {
  let playing: ExchangeAnswer = { status: 200, headers: {} };
  const requests: string[] = [];
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
      const { status, headers, json, text } = playing;
      if (status === 0) response.destroy();
      else response.writeHead(status, headers).end('json' in playing ? JSON.stringify(json) : text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ingestUrl: `${url}/v1`,
    restUrl: `${url}/v1`,
    requests,
    play: (answer) => {
      playing = answer;
      requests.length = 0;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
