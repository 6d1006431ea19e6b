import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { openOnPort } from './open-on-port';
import { USUAL_PORTS } from '../cli/flags/usual-ports';

/**
 * Starts a sandbox: on the port asked for, or on the usual one, or when that is taken on any.
 *
 * @throws {UsageError} when the port that was asked for cannot be had.
 */
export function openSandbox(port: number | undefined): Promise<Sandbox> {
  return openOnPort(port, USUAL_PORTS.sandbox, (one) => startSandbox({ port: one }));
}
