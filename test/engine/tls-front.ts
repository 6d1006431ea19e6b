import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';

const AGENT = new Agent({ keepAlive: true });

/** Where the front listens, where it forwards to, and as whom. */
export interface TlsFrontOptions {
  /** The sandbox's base URL. */
  sandbox: string;
  /** Files in PEM format: a certificate for `ingest.encharge.io` and `api.encharge.io`, and its key. */
  certificate: string;
  key: string;
  /** Default 443. */
  port?: number;
}

/**
 * Answers on 127.0.0.1 as Encharge does over TLS, and forwards everything to a sandbox. When the hosts file maps both of Encharge's hosts
 * to 127.0.0.1, an unmodified destination reaches the sandbox: no setting and no source line differs.
 */
export function startTlsFront({ sandbox, certificate, key, port = 443 }: TlsFrontOptions): Promise<Server> {
  const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, passOnTo(sandbox));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Forwards requests to Ingest and REST to a sandbox, and returns its answers. */
export function passOnTo(sandbox: string): RequestListener {
  const target = new URL(sandbox);
  return (incoming, answer) => passOn(target, incoming, answer);
}

function passOn(target: URL, incoming: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = incoming;
  // The sandbox's own view of the account is for this machine's owner, not for a server under test.
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
  // What breaks on one side breaks on the other, so that faults arrive unchanged.
  outgoing.on('error', () => answer.destroy());
  answer.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
