import { openListener } from '../listen/open-listener';
import { openOnPort } from '../open-on-port';
import { startWorkbench } from './start-workbench';
import type { Workbench, WorkbenchOptions } from './start-workbench';

/** The port that the workbench takes when it is free: the browser keeps what was set up by the address. */
export const USUAL_WORKBENCH_PORT = 8091;
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
  return openOnPort(ports.port, USUAL_WORKBENCH_PORT, (port) =>
    startWorkbench({
      rehearsals: REHEARSALS,
      ...options,
      port,
      openListener: (listener) => openListener(ports.listenPort, listener),
    }),
  );
}
