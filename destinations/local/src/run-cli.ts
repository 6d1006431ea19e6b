import { EnchargeError } from '@encharge-destinations/core/errors';
import { Command, CommanderError } from 'commander';
import { addCommands, COMMANDS } from './commands/command-list';
import { createContext } from './cli/context';
import { EXIT, EXIT_CODES_HELP } from './cli/exit-codes';
import type { ExitCode } from './cli/exit-codes';
import type { Io } from './cli/io';
import { namingProgram } from './cli/program/program-name';
import { packageVersion } from './cli/program/package-version';
import { UsageError } from './cli/usage-error';

const ABOUT = `Runs the Encharge destinations of Segment and RudderStack on this machine.
Data goes to stdout, everything else to stderr.`;

const EXAMPLES = `
Examples:
  encharge-destinations demo                        both adapters, a whole journey, an embedded Encharge
  encharge-destinations map events.ndjson           what Encharge would get
  encharge-destinations explain event.json          where each value comes from, and what is left out
  encharge-destinations preview events.ndjson       what sending them would do: fields created, people new
  encharge-destinations workbench                   a web page: both dashboards, payloads, an embedded Encharge
  encharge-destinations listen                      an app's own SDK, pointed at this machine and watched
  encharge-destinations sandbox                     an embedded Encharge to send to
  encharge-destinations send exports/ --to sandbox  files and folders; stopped at any moment, it can be resumed
  encharge-destinations bundle --platform segment   the single file to paste into a workspace
  encharge-destinations diff --mapping saved.json   what a mapping saved in Segment sends differently
${EXIT_CODES_HELP}

More: encharge-destinations COMMAND --help`;

/**
 * Runs the command line program.
 *
 * @param given The arguments, without the program's name.
 * @returns the exit code; see `EXIT`.
 * @example
 * process.exitCode = await runCli(['map', 'events.ndjson'], processIo());
 */
export async function runCli(given: readonly string[], io: Io): Promise<ExitCode> {
  const argv = withoutHelpCommand(given);
  const context = createContext(io, argv);
  const program = new Command(io.program).description(ABOUT);
  program.addHelpText('after', namingProgram(EXAMPLES, io.program));
  program.exitOverride().configureOutput({
    writeOut: (text) => void io.stdout.write(text),
    writeErr: (text) => void io.stderr.write(text),
    // A key passed as an argument by mistake must not be printed.
    outputError: (text, write) => write(text.replace(/(--[\w-]+)=.*'/s, "$1'")),
    getOutHelpWidth: () => io.columns.stdout,
    getErrHelpWidth: () => io.columns.stderr,
    getOutHasColors: () => io.colours.stdout,
    getErrHasColors: () => io.colours.stderr,
  });
  program.option('-V, --version', 'print the version of this program').on('option:version', () => {
    io.stdout.write(`${packageVersion()}\n`);
    throw new CommanderError(EXIT.ok, 'commander.version', '');
  });
  program.showHelpAfterError('Run it with --help to see what it takes.').showSuggestionAfterError();
  try {
    addCommands(program, context, argv);
    await program.parseAsync(argv, { from: 'user' });
    return context.exitCode ?? EXIT.ok;
  } catch (error) {
    return failureOf(error, io);
  }
}

/** Turns `help map` into `map --help`: commander treats its own `help` as a failure when an exit code is already set. */
function withoutHelpCommand(given: readonly string[]): readonly string[] {
  const [first, name] = given;
  if (first !== 'help') return given;
  if (name === undefined) return ['--help'];
  // With --help, an unknown command would not be an error.
  return COMMANDS.some((command) => command.name === name) ? [name, '--help'] : [name];
}

function failureOf(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const isExpected = EnchargeError.isInstance(error);
  const message = isExpected
    ? error.message
    : `Something unexpected happened; please report it. ${error instanceof Error ? (error.stack ?? error.message) : 'No details.'}`;
  io.stderr.write(`encharge-destinations: ${message}\n`);
  return error instanceof UsageError ? EXIT.usage : EXIT.failed;
}
