import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { buildBundle } from './build-bundle';
import type { Context } from './context';
import { EXIT, EXIT_CODES_HELP } from './exit-codes';
import { PLATFORM_NAMES } from './load-runner';
import type { Platform } from './load-runner';
import { readOptionsFile } from './map-options';
import { codeOf } from './open-input';
import { UsageError } from './usage-error';

interface BundleFlags {
  platform: Platform;
  options?: string;
  minified?: true;
  out?: string;
}

const HELP = `
The file is pasted into a workspace of Segment (a Destination Function) or RudderStack (a Transformation); its head says
where, and what to set there. Your options stand in it as defaults. Keys do not: they belong into the platform's own
settings, and options that hold one are refused.

Examples:
  encharge-destinations bundle --platform segment > segment-destination-function.js
  encharge-destinations bundle --platform rudderstack --options options.json --out rudderstack-transformation.js
  encharge-destinations bundle --platform segment --minified | pbcopy
${EXIT_CODES_HELP}`;

/** `bundle`: the single file that a customer pastes, with the customer's own options. */
export function addBundleCommand(program: Command, context: Context): void {
  program
    .command('bundle')
    .description(
      'Writes the single file to paste into Segment or RudderStack, with your mapping options baked in.',
    )
    .addOption(
      new Option('--platform <NAME>', 'where it runs')
        .choices(Object.keys(PLATFORM_NAMES))
        .makeOptionMandatory(),
    )
    .option('--options <FILE>', 'the mapping options, as JSON: {"pages": "event", "deny": ["phone"], …}')
    .option('--minified', 'smaller, and hard to read')
    .option('--out <FILE>', 'the file to write; standard output when left out')
    .addHelpText('after', HELP)
    .action(async (flags: BundleFlags) => {
      await bundle(context, flags);
      context.exitCode = EXIT.ok;
    });
}

async function bundle({ out, err }: Context, flags: BundleFlags): Promise<void> {
  const { platform, minified, out: file } = flags;
  const optionsFile = flags.options === undefined ? undefined : resolve(flags.options);
  // Says what is wrong with the file itself; what the options may be, the build knows.
  if (flags.options !== undefined) await readOptionsFile(flags.options);
  const code = await buildBundle({ platform, optionsFile, minified: minified === true });
  if (file === undefined) await out.text(code);
  else await write(file, code);
  const size = `${(Buffer.byteLength(code) / 1000).toFixed(1)} kB`;
  await err.line(
    `${file ?? 'Written'}: ${size} for ${PLATFORM_NAMES[platform]}. Its head says where to paste it.`,
  );
}

async function write(file: string, code: string): Promise<void> {
  try {
    await writeFile(file, code);
  } catch (error) {
    throw new UsageError(
      `"${file}" cannot be written (${codeOf(error)}). Check the folder and the permissions.`,
      error,
    );
  }
}
