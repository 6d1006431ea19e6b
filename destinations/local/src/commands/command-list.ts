import type { Command } from 'commander';
import { addBundleCommand } from './bundle/command';
import { addDemoCommand, addStartCommand } from './demo/command';
import { addDiffCommand } from './diff/command';
import { addExplainCommand } from './explain/command';
import { addListenCommand } from './listen/command';
import { addMapCommand } from './map/command';
import { addPreviewCommand } from './preview/command';
import { addReplayCommand } from './replay/command';
import { addSandboxCommand } from './sandbox/command';
import { addSendCommand } from './send/command';
import { addWorkbenchCommand } from './workbench/command';
import type { Context } from '../cli/context';

/** Adds one command, with its options and its help, to the program. */
export type AddCommand = (program: Command, context: Context) => void;

/** A command as `--help` lists it. */
export interface CommandEntry {
  name: string;
  summary: string;
  add: AddCommand;
}

/**
 * Every command, in the order of the help. The program must answer within the blink of an eye, and some commands need HTTP servers or
 * a host's library: so a command's module holds its flags and its help, and loads what it takes to run (`run-….ts`) when it runs.
 */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'map',
    summary: 'map events to the payloads Encharge would get',
    add: addMapCommand,
  },
  {
    name: 'explain',
    summary: 'one event: its payload, where each value comes from, what is left out and why',
    add: addExplainCommand,
  },
  {
    name: 'preview',
    summary: 'what sending events would do: fields created, people new, events left out',
    add: addPreviewCommand,
  },
  {
    name: 'diff',
    summary: 'what a mapping saved in Segment sends differently than with the existing destination',
    add: addDiffCommand,
  },
  {
    name: 'send',
    summary: 'send events (files, folders, gzip) to a sandbox, or to Encharge; can be stopped and resumed',
    add: addSendCommand,
  },
  {
    name: 'replay',
    summary: 'send what "send" could not deliver',
    add: addReplayCommand,
  },
  {
    name: 'bundle',
    summary: 'the single file to paste into Segment or RudderStack, with your options',
    add: addBundleCommand,
  },
  {
    name: 'sandbox',
    summary: 'start an embedded Encharge on this machine',
    add: addSandboxCommand,
  },
  {
    name: 'workbench',
    summary: 'a web page: both dashboards, the payloads side by side, an embedded Encharge',
    add: addWorkbenchCommand,
  },
  {
    name: 'listen',
    summary: "an app's own SDK, pointed at this machine and watched",
    add: addListenCommand,
  },
  {
    name: 'demo',
    summary: "a customer's journey through both adapters into an embedded Encharge, checked",
    add: addDemoCommand,
  },
  {
    name: 'start',
    summary: 'the demo, then everything stays up for events of your own',
    add: addStartCommand,
  },
];

/**
 * Adds all commands: the one that the arguments call with its options, the others by name.
 *
 * @param argv The arguments, without the program's own name.
 */
export function addCommands(program: Command, context: Context, argv: readonly string[]): void {
  const called = argv[0] === 'help' ? argv[1] : argv[0];
  for (const { name, summary, add } of COMMANDS) {
    if (name === called) add(program, context);
    else program.command(name).summary(summary);
  }
}
