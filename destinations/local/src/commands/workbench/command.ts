import { addPort } from '../../cli/flags/common-flags';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';
import type { CommandEntry } from '../../cli/command-entry';

/** `workbench`: the page that shows both destinations at work. */
export const workbenchCommand: CommandEntry = {
  name: 'workbench',
  summary: 'a web page: both dashboards, the payloads side by side, an embedded Encharge',
  description: 'Starts the workbench, a web page on this machine, with an embedded Encharge behind it.',
  help: `
A web page on this machine only: fill in the settings of both platforms, map fields, send a test event, see both payloads
side by side and where each value comes from, and watch the person appear in an embedded Encharge. It listens on
127.0.0.1 only and contacts nobody, unless you send to the real Encharge with a key that you type in; the key is not
stored. Ctrl-C ends it.

Examples:
  encharge-destinations workbench
  encharge-destinations workbench --open             and open it in the browser
  encharge-destinations workbench --port 0 --json    one line of JSON with the URLs, for scripts`,
  declare: (command) =>
    addPort(command, USUAL_PORTS.workbench, 'the port; 0 takes any free ones')
      .option('--open', 'open it in the browser')
      .option('--json', 'the URLs as one line of JSON'),
  run: async () => (await import('#commands/workbench/run')).runWorkbench,
};
