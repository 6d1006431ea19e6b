import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came over the wire. */
export interface Received {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Loopback {
  url: string;
  received: Received[];
  /** How many sockets were ever opened, and how many were open at the same time. */
  sockets: { opened: number; most: number };
  close(): Promise<void>;
}

export type Answer = (response: ServerResponse, request: Received) => void;

/** A server on a free port of 127.0.0.1 that answers every complete request with the given function. */
export async function startLoopback(answer: Answer): Promise<Loopback> {
  const received: Received[] = [];
  const sockets = { opened: 0, most: 0 };
  let open = 0;
  const server = createServer((message, response) => {
    void textOf(message).then((body) => {
      const { method = '', url = '', headers } = message;
      const request = { method, url, headers, body };
      received.push(request);
      answer(response, request);
    });
  });
  server.on('connection', (socket) => {
    sockets.opened += 1;
    open += 1;
    sockets.most = Math.max(sockets.most, open);
    socket.on('close', () => (open -= 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    sockets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with a status, headers and a body. */
export function reply(status: number, body = '', headers: Record<string, string> = {}): Answer {
  return (response) => response.writeHead(status, headers).end(body);
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
