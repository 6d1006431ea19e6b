import { openListener } from '../listen/open-listener';
import { openOnPort } from '../servers/open-on-port';
import { USUAL_PORTS } from '../cli/flags/usual-ports';
import { startWorkbench } from './start-workbench';
import type { Workbench, WorkbenchOptions } from './start-workbench';

/** Two seconds of work, spread over twelve. */
const REHEARSALS = 200;

/**
 * Starts the workbench: on the requested port, else on the usual one, else on any free one; the listener for SDKs likewise.
 *
 * @throws {UsageError} when a requested port is not available.
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
