import type { Command } from 'commander';
import type { Context } from '../cli/context';
import { namingProgram } from '../cli/program/program-name';
import type { CommandEntry } from '../cli/command-entry';
import { bundleCommand } from './bundle/command';
import { diffCommand } from './diff/command';
import { explainCommand } from './explain/command';
import { listenCommand } from './listen/command';
import { mapCommand } from './map/command';
import { previewCommand } from './preview/command';
import { replayCommand } from './replay/command';
import { sandboxCommand } from './sandbox/command';
import { sendCommand } from './send/command';
import { workbenchCommand } from './workbench/command';
import { demoCommand, startCommand } from './demo/command';

/**
 * Every command, in help order. The help must appear at once, and some commands need HTTP servers or a host's library, so an entry holds
 * only options and help, and loads the command's code when it runs.
 */
export const COMMANDS: readonly CommandEntry[] = [
  mapCommand,
  explainCommand,
  previewCommand,
  diffCommand,
  sendCommand,
  replayCommand,
  bundleCommand,
  sandboxCommand,
  workbenchCommand,
  listenCommand,
  demoCommand,
  startCommand,
];

/**
 * Adds all commands: the called one with its options, the others by name.
 *
 * @param argv The arguments, without the program's name.
 */
export function addCommands(program: Command, context: Context, argv: readonly string[]): void {
  const [called] = argv;
  for (const { name, summary, description, help, declare, run } of COMMANDS) {
    const command = program.command(name).summary(summary);
    if (name !== called) continue;
    declare(command.description(description))
      .addHelpText('after', namingProgram(help, context.io.program))
      .action(async (...given: unknown[]) => {
        context.exitCode = await (await run())(context, ...(given as never[]));
      });
  }
}
