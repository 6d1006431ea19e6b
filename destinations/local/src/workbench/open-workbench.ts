import { openListener } from '../listen/open-listener';
import { openOnPort } from '../servers/open-on-port';
import { USUAL_PORTS } from '../cli/flags/usual-ports';
import { startWorkbench } from './start-workbench';
import type { Workbench, WorkbenchOptions } from './start-workbench';

/** Two seconds of work, in twelve. */
const REHEARSALS = 200;

/**
 * Starts the workbench: on the port asked for, or on the usual one, or when that is taken on any; what listens for SDKs alike.
 *
 * @throws {UsageError} when a port that was asked for cannot be had.
 */
export function openWorkbench(
  ports: { port?: number | undefined; listenPort?: number | undefined },
  options: Omit<WorkbenchOptions, 'port' | 'openListener'>,
): Promise<Workbench> {
  return openOnPort(ports.port, USUAL_PORTS.workbench, (port) =>
    startWorkbench({
      rehearsals: REHEARSALS,
      ...options,
      port,
      openListener: (listener) => openListener(ports.listenPort, listener),
    }),
  );
}
