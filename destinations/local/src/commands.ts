import type { Command } from 'commander';
import type { Context } from './context';

/** Adds one command, with its options and its help, to the program. */
export type AddCommand = (program: Command, context: Context) => void;

/** A command as `--help` lists it. Its own module is loaded when the command is called, never for another one. */
export interface CommandEntry {
  name: string;
  summary: string;
  load: () => Promise<AddCommand>;
}

/**
 * Every command, in the order of the help. The program must answer within the blink of an eye, and some commands need HTTP servers or
 * a host's library: so this table and what it takes to print it are all that every start loads.
 */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'map',
    summary: 'map events to the payloads Encharge would get',
    load: async () => (await import('#command-map')).addMapCommand,
  },
  {
    name: 'explain',
    summary: 'one event: its payload, where each value comes from, what is left out and why',
    load: async () => (await import('#command-explain')).addExplainCommand,
  },
  {
    name: 'preview',
    summary: 'what sending events would do: fields created, people new, events left out',
    load: async () => (await import('#command-preview')).addPreviewCommand,
  },
  {
    name: 'diff',
    summary: 'what a mapping saved in Segment sends differently than with the existing destination',
    load: async () => (await import('#command-diff')).addDiffCommand,
  },
  {
    name: 'send',
    summary: 'send events (files, folders, gzip) to a sandbox, or to Encharge; can be stopped and resumed',
    load: async () => (await import('#command-send')).addSendCommand,
  },
  {
    name: 'replay',
    summary: 'send what "send" could not deliver',
    load: async () => (await import('#command-replay')).addReplayCommand,
  },
  {
    name: 'bundle',
    summary: 'the single file to paste into Segment or RudderStack, with your options',
    load: async () => (await import('#command-bundle')).addBundleCommand,
  },
  {
    name: 'sandbox',
    summary: 'start an embedded Encharge on this machine',
    load: async () => (await import('#command-sandbox')).addSandboxCommand,
  },
  {
    name: 'workbench',
    summary: 'a web page: both dashboards, the payloads side by side, an embedded Encharge',
    load: async () => (await import('#command-workbench')).addWorkbenchCommand,
  },
  {
    name: 'listen',
    summary: "an app's own SDK, pointed at this machine and watched",
    load: async () => (await import('#command-listen')).addListenCommand,
  },
  {
    name: 'demo',
    summary: "a customer's journey through both adapters into an embedded Encharge, checked",
    load: async () => (await import('#command-demo')).addDemoCommand,
  },
  {
    name: 'start',
    summary: 'the demo, then everything stays up for events of your own',
    load: async () => (await import('#command-demo')).addStartCommand,
  },
];

/**
 * Adds all commands: the one that the arguments call with its options, the others by name.
 *
 * @param argv The arguments, without the program's own name.
 */
export async function addCommands(
  program: Command,
  context: Context,
  argv: readonly string[],
): Promise<void> {
  const called = argv[0] === 'help' ? argv[1] : argv[0];
  for (const { name, summary, load } of COMMANDS) {
    if (name === called) (await load())(program, context);
    else program.command(name).summary(summary);
  }
}
