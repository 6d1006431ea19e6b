import { addPort } from '../../cli/flags/common-flags';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';
import type { CommandEntry } from '../../cli/command-entry';

/** `sandbox`: an embedded Encharge that stays up. */
export const sandboxCommand: CommandEntry = {
  name: 'sandbox',
  summary: 'start an embedded Encharge on this machine',
  description:
    'Starts an embedded Encharge on this machine: Ingest and the REST endpoints that destinations use.',
  help: `
It answers as Encharge does, keeps people, objects, tags and events in memory, and flags everything that no
documentation covers. It listens on 127.0.0.1 only; its keys are made up. Ctrl-C ends it.

Examples:
  encharge-destinations sandbox
  encharge-destinations sandbox --port 9000
  encharge-destinations sandbox --port 0 --json      one line of JSON with the URLs, for scripts`,
  declare: (command) =>
    addPort(command, USUAL_PORTS.sandbox).option('--json', 'the URLs as one line of JSON'),
  run: async () => (await import('#commands/sandbox/run')).runSandbox,
};
