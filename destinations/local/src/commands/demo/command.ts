import { addPort } from '../../cli/flags/common-flags';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';
import type { CommandEntry } from '../../cli/command-entry';

const ABOUT = `
It starts an embedded Encharge; the server SDKs of Segment and RudderStack each make a customer's journey (sign-up,
tags, nested properties, group, alias, page, screen); every event goes through its platform's adapter, and through
the other one for comparison; one person is erased. Then it checks people, objects, tags and events. Nothing leaves
this machine.`;

/** `demo`: runs the whole pipeline once. */
export const demoCommand: CommandEntry = {
  name: 'demo',
  summary: "a customer's journey through both adapters into an embedded Encharge, checked",
  description:
    "Runs a customer's journey through both adapters into an embedded Encharge and checks the result.",
  help: `${ABOUT}

Examples:
  encharge-destinations demo
  encharge-destinations demo --json | jq '.checks'`,
  declare: (command) => command.option('--json', 'the whole report as JSON'),
  run: async () => (await import('#commands/demo/run')).runDemo,
};

/** `start`: runs the demo, then keeps everything up. */
export const startCommand: CommandEntry = {
  name: 'start',
  summary: 'the demo, then everything keeps running for your own events',
  description: 'Runs the demo, then keeps everything running for your own events.',
  help: `${ABOUT}

Afterwards everything stays up, the workbench included: a web page that shows both platforms' settings, mappings and
payloads, and what Encharge holds. Ctrl-C ends it.

Examples:
  encharge-destinations start
  encharge-destinations start --port 9000`,
  declare: (command) =>
    addPort(command, USUAL_PORTS.sandbox, "the sandbox's port; with 0 everything takes any free one"),
  run: async () => (await import('#commands/demo/run-start')).runStart,
};
