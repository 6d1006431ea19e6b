import { openOnPort } from '../open-on-port';
import { startWorkbench } from './start-workbench';
import type { Workbench, WorkbenchOptions } from './start-workbench';

/** The port that the workbench takes when it is free: the browser keeps what was set up by the address. */
export const USUAL_WORKBENCH_PORT = 8091;

/**
 * Starts the workbench: on the port asked for, or on the usual one, or when that is taken on any.
 *
 * @throws {UsageError} when the port that was asked for cannot be had.
 */
export function openWorkbench(
  port: number | undefined,
  options: Omit<WorkbenchOptions, 'port'>,
): Promise<Workbench> {
  return openOnPort(port, USUAL_WORKBENCH_PORT, (one) => startWorkbench({ ...options, port: one }));
}
