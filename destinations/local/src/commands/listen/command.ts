import { addMappingFlags, addPort } from '../../cli/flags/common-flags';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';
import type { CommandEntry } from '../../cli/command-entry';

/** `listen`: shows what an app's own SDK sends. */
export const listenCommand: CommandEntry = {
  name: 'listen',
  summary: "an app's own SDK, pointed at this machine and watched",
  description: "Receives what an app's own SDK sends and shows what Encharge would get. For development.",
  help: `
A development tool: it stands in for the tracking APIs of Segment and RudderStack on this machine, so that an app's own
SDK can be pointed at it. Every event gets what its platform adds (message id, times), goes through the adapter of its
platform, and is delivered to an embedded Encharge. It listens on 127.0.0.1 only, keeps nothing on disk, and neither
reads nor shows a write key. It never passes events on to the real Encharge: any web page on this machine may send
here, since your app's page has to.

Examples:
  encharge-destinations listen                        prints what to paste into the app
  encharge-destinations listen --to sandbox           into a sandbox that runs already
  encharge-destinations listen --json > heard.ndjson  one line of JSON for each event`,
  declare: (command) =>
    addPort(addMappingFlags(command), USUAL_PORTS.listener)
      .option('--to <PLACE>', '"sandbox", or the URL of one; left out, one is started')
      .option('--json', 'each event as one line of JSON: {platform, at, event, delivery}'),
  run: async () => (await import('#commands/listen/run')).runListen,
};
