import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';

const AGENT = new Agent({ keepAlive: true });

/** Where the front listens, what it passes on to, and as whom. */
export interface TlsFrontOptions {
  /** The base URL of the sandbox. */
  sandbox: string;
  /** Files in PEM format: a certificate for `ingest.encharge.io` and `api.encharge.io`, and its key. */
  certificate: string;
  key: string;
  /** Default 443. */
  port?: number;
}

/**
 * Answers on 127.0.0.1 as Encharge does over TLS, and passes everything on to a sandbox. With the hosts file naming 127.0.0.1 for both
 * of Encharge's hosts, a destination reaches the sandbox as it stands: no setting of it, and no line of its sources, is another one.
 */
export function startTlsFront({ sandbox, certificate, key, port = 443 }: TlsFrontOptions): Promise<Server> {
  const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, passOnTo(sandbox));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Passes requests to Ingest and REST on to a sandbox, and its answers back. */
export function passOnTo(sandbox: string): RequestListener {
  const target = new URL(sandbox);
  return (incoming, answer) => passOn(target, incoming, answer);
}

function passOn(target: URL, incoming: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = incoming;
  // The account's own look inside is for this machine's owner, not for a server under test.
  if (url === undefined || !url.startsWith('/v1')) {
    answer.writeHead(404).end();
    return;
  }
  const outgoing = request(
    {
      agent: AGENT,
      host: target.hostname,
      port: target.port,
      method,
      path: url,
      headers: { ...headers, host: target.host },
    },
    (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.on('error', () => answer.destroy());
      response.pipe(answer);
    },
  );
  // What breaks on one side breaks on the other: faults must arrive as they are.
  outgoing.on('error', () => answer.destroy());
  answer.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
