import { statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileError } from '../../cli/file-error';
import { buildBundle } from '../../bundle/build-bundle';
import type { Context } from '../../cli/context';
import { EXIT } from '../../cli/exit-codes';
import type { ExitCode } from '../../cli/exit-codes';
import { PASTED_DIALECT, PLATFORM_NAMES, USUAL_DIALECT } from '../../cli/platforms';
import type { Platform } from '../../cli/platforms';
import { readOptionsFile } from '../../cli/flags/map-options';
import { UsageError } from '../../cli/usage-error';

/** Options of `bundle`. */
export interface BundleFlags {
  platform: Platform;
  options?: string;
  minified?: true;
  out?: string;
}

/** Writes the single file that a customer pastes. */
export async function runBundle({ out, err }: Context, flags: BundleFlags): Promise<ExitCode> {
  const { platform, minified, out: file } = flags;
  const optionsFile = flags.options === undefined ? undefined : resolve(flags.options);
  // The build also rejects keys among the values.
  const given = flags.options === undefined ? {} : await readOptionsFile(flags.options, PASTED_DIALECT);
  const code = await buildBundle({ platform, optionsFile, minified: minified === true });
  if (file === undefined) await out.text(code);
  else await write(file, code);
  const size = `${(Buffer.byteLength(code) / 1000).toFixed(1)} kB`;
  await err.line(
    `${file ?? 'Written'}: ${size} for ${PLATFORM_NAMES[platform]}. Its head says where to paste it.`,
  );
  if (!('dialect' in given) && USUAL_DIALECT[platform] !== PASTED_DIALECT)
    await err.line(
      `It sends the ${PASTED_DIALECT} dialect, since the options name none: "explain EVENT --platform ${platform} --dialect ${PASTED_DIALECT}" shows that.`,
    );
  return EXIT.ok;
}

/** The first line of every bundle says this. */
const HEAD = 'Made by "npm run bundle" of encharge-destinations.';

/** Replaces an earlier bundle, but no other file. */
async function write(file: string, code: string): Promise<void> {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isFile() === true && found.size > 0 && !(await readFile(file, 'utf8')).includes(HEAD))
      throw new UsageError(`"${file}" exists and is not a bundle. Name another file, or move it away.`);
    await writeFile(file, code);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw fileError(file, 'written', error, 'Check the folder and the permissions.');
  }
}
