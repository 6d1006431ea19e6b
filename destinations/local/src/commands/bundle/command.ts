import { Option } from 'commander';
import { PLATFORM_NAMES } from '../../cli/platforms';
import type { CommandEntry } from '../../cli/command-entry';

/** `bundle`: the single file that a customer pastes, with the customer's own options. */
export const bundleCommand: CommandEntry = {
  name: 'bundle',
  summary: 'the single file to paste into Segment or RudderStack, with your options',
  description:
    'Writes the single file to paste into Segment or RudderStack, with your mapping options baked in.',
  help: `
You paste the file into a workspace of Segment (a Destination Function) or RudderStack (a Transformation); its first lines
say where, and what to set there. It holds your options as defaults, but no key: keys belong in the platform's own
settings, and options that hold one are refused.

Examples:
  encharge-destinations bundle --platform segment > segment-destination-function.js
  encharge-destinations bundle --platform rudderstack --options options.json --out rudderstack-transformation.js
  encharge-destinations bundle --platform segment --minified | pbcopy`,
  declare: (command) =>
    command
      .addOption(
        new Option('--platform <NAME>', 'where it runs')
          .choices(Object.keys(PLATFORM_NAMES))
          .makeOptionMandatory(),
      )
      .option('--options <FILE>', 'the mapping options, as JSON: {"pages": "event", "deny": ["phone"], …}')
      .option('--minified', 'smaller, and hard to read')
      .option('--out <FILE>', 'the file to write; standard output when left out'),
  run: async () => (await import('#commands/bundle/run')).runBundle,
};
