import { openOnPort } from '../servers/open-on-port';
import type { LoopbackServer } from '../servers/start-loopback';
import { USUAL_PORTS } from '../cli/flags/usual-ports';
import { startListener } from './start-listener';
import type { ListenerOptions } from './start-listener';

/**
 * Starts a listener: on the requested port, else on the usual one, else on any free one.
 *
 * @throws {UsageError} when the requested port is not available.
 */
export function openListener(
  port: number | undefined,
  options: Omit<ListenerOptions, 'port'>,
): Promise<LoopbackServer> {
  return openOnPort(port, USUAL_PORTS.listener, (one) => startListener({ ...options, port: one }));
}
