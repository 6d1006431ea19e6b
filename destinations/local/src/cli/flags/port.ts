import { InvalidArgumentError } from 'commander';

const HIGHEST_PORT = 65_535;

/** Reads the argument of `--port`. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= HIGHEST_PORT) return port;
  throw new InvalidArgumentError(`A port is a number from 0 (any free one) to ${HIGHEST_PORT}.`);
}
