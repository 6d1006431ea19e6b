import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

/** A request as the server saw it. */
export interface Seen {
  body: Record<string, unknown>;
  /** Milliseconds since the server's first request. */
  at: number;
  /** How many requests were open, including this one. */
  atOnce: number;
}

/** What to answer, and when. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  delayMs?: number;
  /** The answer's own body. */
  text?: string;
}

const SANDBOX = { server: 'encharge-destinations sandbox' };

/** A loopback server that records its requests and answers as the test says. */
export class Loopback {
  readonly seen: Seen[] = [];
  /** What it claims to be. */
  index: object = SANDBOX;
  answer: (body: Record<string, unknown>, number: number) => Answer = () => ({});
  readonly #server: Server;
  #atOnce = 0;
  #first: number | undefined;

  constructor() {
    this.#server = createServer((request, response) => {
      if (request.url === '/_sandbox/') {
        response.end(JSON.stringify(this.index));
        return;
      }
      const chunks: Buffer[] = [];
      this.#atOnce += 1;
      response.once('close', () => (this.#atOnce -= 1));
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
        const now = performance.now();
        this.#first ??= now;
        this.seen.push({ body, at: now - this.#first, atOnce: this.#atOnce });
        const { status = 200, headers = {}, delayMs = 0, text = '{}' } = this.answer(body, this.seen.length);
        setTimeout(() => response.writeHead(status, headers).end(text), delayMs);
      });
    });
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  forget(): void {
    this.seen.length = 0;
    this.#first = undefined;
    this.index = SANDBOX;
    this.answer = () => ({});
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
