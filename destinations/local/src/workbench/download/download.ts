import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '../../cli/platforms';
import { PLATFORM_NAMES } from '../../cli/platforms';
import type { Copied, DownloadRequest, Setup } from '../api';
import { RefusedRequest } from '../requests/api-problem';
import { optionsOfSetup } from './setup-options';

const BUNDLE_NAMES: Readonly<Record<Platform, string>> = {
  segment: 'segment-destination-function.js',
  rudderstack: 'rudderstack-transformation.js',
};

/** Builds the file to paste into a platform, with options from a file baked in. */
export type BundleBuilder = (platform: Platform, optionsFile: string) => Promise<string>;

/**
 * A setup as a file for production: the file to paste, or the options for the command line.
 *
 * @throws {RefusedRequest} with the build's message when it rejects the options.
 */
export async function downloadSetup(
  setup: Setup,
  platform: Platform,
  what: DownloadRequest['what'],
  build: BundleBuilder,
): Promise<Copied> {
  const { options, unexpressed } = await optionsOfSetup(setup, platform);
  const text = `${JSON.stringify(options, null, 2)}\n`;
  const file =
    what === 'options'
      ? { name: `${platform}-options.json`, text }
      : {
          name: BUNDLE_NAMES[platform],
          text: headOf(unexpressed, platform) + (await built(platform, text, build)),
        };
  return unexpressed.length === 0 ? { files: [file] } : { unexpressed, files: [file] };
}

/** What the file does not do, as comments at its top. */
function headOf(unexpressed: readonly string[], platform: Platform): string {
  if (unexpressed.length === 0) return '';
  const lines = [
    'This file differs from the setup that it was made from:',
    ...unexpressed.map((one) => `- ${one}`),
    `${PLATFORM_NAMES[platform]}’s own destination can do all of it: export the setup on the workbench’s page Map.`,
  ];
  // Anybody can choose names, so no line break in one may end the comment.
  return lines.map((line) => `// ${line.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}\n`).join('') + '\n';
}

async function built(platform: Platform, options: string, build: BundleBuilder): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'encharge-workbench-'));
  try {
    const file = join(folder, 'options.json');
    await writeFile(file, options);
    return await build(platform, file);
  } catch (error) {
    // The build's messages are written for users: a rejected option, a missing clone.
    throw new RefusedRequest(error instanceof Error ? error.message : String(error));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
