import { openOnPort } from '../servers/open-on-port';
import type { LoopbackServer } from '../servers/start-loopback';
import { USUAL_PORTS } from '../cli/flags/usual-ports';
import { startListener } from './start-listener';
import type { ListenerOptions } from './start-listener';

/**
 * Starts a listener: on the port asked for, or on the usual one, or when that is taken on any.
 *
 * @throws {UsageError} when the port that was asked for cannot be had.
 */
export function openListener(
  port: number | undefined,
  options: Omit<ListenerOptions, 'port'>,
): Promise<LoopbackServer> {
  return openOnPort(port, USUAL_PORTS.listener, (one) => startListener({ ...options, port: one }));
}
