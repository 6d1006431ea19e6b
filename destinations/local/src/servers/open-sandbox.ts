import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { openOnPort } from './open-on-port';
import { USUAL_PORTS } from '../cli/flags/usual-ports';

/**
 * Starts a sandbox: on the requested port, else on the usual one, else on any free one.
 *
 * @throws {UsageError} when the requested port is not available.
 */
export function openSandbox(port: number | undefined): Promise<Sandbox> {
  return openOnPort(port, USUAL_PORTS.sandbox, (one) => startSandbox({ port: one }));
}
