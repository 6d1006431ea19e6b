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

/** Builds the file that is pasted into a platform, with options from a file baked in. */
export type BundleBuilder = (platform: Platform, optionsFile: string) => Promise<string>;

/**
 * A setup as a file for production: the file to paste, or the options for the command line.
 *
 * @throws {RefusedRequest} when the build refuses the options, in its words.
 */
export async function downloadSetup(
  setup: Setup,
  platform: Platform,
  what: DownloadRequest['what'],
  build: BundleBuilder,
): Promise<Copied> {
  const { options, unsaid } = await optionsOfSetup(setup, platform);
  const text = `${JSON.stringify(options, null, 2)}\n`;
  const file =
    what === 'options'
      ? { name: 'options.json', text }
      : { name: BUNDLE_NAMES[platform], text: await built(platform, text, build) };
  if (unsaid.length === 0) return { files: [file] };
  const note = `Not in this file, because no option says it: ${unsaid.map((one) => `“${one}”`).join(', ')}. Export it on Map for ${PLATFORM_NAMES[platform]}’s own destination.`;
  return { note, files: [file] };
}

async function built(platform: Platform, options: string, build: BundleBuilder): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'encharge-workbench-'));
  try {
    const file = join(folder, 'options.json');
    await writeFile(file, options);
    return await build(platform, file);
  } catch (error) {
    // Its words are for users: a refused option, a missing clone.
    throw new RefusedRequest(error instanceof Error ? error.message : String(error));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
