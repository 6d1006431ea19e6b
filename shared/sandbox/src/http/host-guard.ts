/**
 * Any page in the user's browser can reach a local server. Two checks keep such pages out: the Host header must name this server (otherwise
 * a foreign name was pointed at 127.0.0.1), and a request from a page must come from this server's own origin.
 */
export class HostGuard {
  readonly #hosts: ReadonlySet<string>;

  /** @param port the port the server listens on. */
  constructor(port: number) {
    this.#hosts = new Set(['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`));
  }

  /** @param host the header `Host`. */
  allowsHost(host: string | undefined): boolean {
    return host !== undefined && this.#hosts.has(host.toLowerCase());
  }

  /** @param origin the header `Origin`; programs send none. */
  allowsOrigin(origin: string | undefined): boolean {
    if (origin === undefined) return true;
    return origin.startsWith('http://') && this.#hosts.has(origin.slice('http://'.length).toLowerCase());
  }
}
