import pc from 'picocolors';
import type { Colors } from 'picocolors/types';
import type { ExitCode } from './exit-codes';
import type { Io } from './io';
import { Output } from './output';

/** What every command gets. */
export interface Context {
  io: Io;
  /** The arguments as typed. Never a key: keys are not arguments. */
  argv: readonly string[];
  /** Data. */
  out: Output;
  /** Everything else: problems, progress, counts. */
  err: Output;
  colours: { out: Colors; err: Colors };
  /** The exit code, once a command has run. */
  exitCode: ExitCode | undefined;
}

/** Prepares what all commands share. */
export function createContext(io: Io, argv: readonly string[]): Context {
  return {
    io,
    argv,
    out: new Output(io.stdout),
    err: new Output(io.stderr),
    colours: { out: pc.createColors(io.colours.stdout), err: pc.createColors(io.colours.stderr) },
    exitCode: undefined,
  };
}
