import { openOnPort } from '../open-on-port';
import type { LoopbackServer } from '../loopback/start-loopback';
import { startListener } from './start-listener';
import type { ListenerOptions } from './start-listener';

/** The port that the listener takes when it is free, so that an app can stay pointed at it. */
export const USUAL_LISTEN_PORT = 8092;

/**
 * Starts a listener: on the port asked for, or on the usual one, or when that is taken on any.
 *
 * @throws {UsageError} when the port that was asked for cannot be had.
 */
export function openListener(
  port: number | undefined,
  options: Omit<ListenerOptions, 'port'>,
): Promise<LoopbackServer> {
  return openOnPort(port, USUAL_LISTEN_PORT, (one) => startListener({ ...options, port: one }));
}
