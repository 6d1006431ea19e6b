import type { Command } from 'commander';
import type { Context } from './context';
import type { ExitCode } from './exit-codes';

/** A command of the program. */
export interface CommandEntry {
  name: string;
  /** Its line in the program's `--help`. */
  summary: string;
  /** The first line of the command's `--help`. */
  description: string;
  /** The last part of the command's `--help`. */
  help: string;
  /** Adds arguments and options. */
  declare: (command: Command) => Command;
  /** Loads the code that runs it, which is called with the context, the arguments and the options. */
  run: () => Promise<(context: Context, ...given: never[]) => Promise<ExitCode>>;
}
