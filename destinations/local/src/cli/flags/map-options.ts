import { createMapper, MappingError } from '@encharge-destinations/core';
import type { Dialect, MapOptions } from '@encharge-destinations/core';
import { isRecord } from '../json/records';
import { printable, printableSentence } from '../text/printable';
import { readJsonFile } from '../json/read-json-file';
import { PASTED_DIALECT, USUAL_DIALECT } from '../platforms';
import type { Platform } from '../platforms';
import { UsageError } from '../usage-error';

/** What the command line says about the mapping. */
export interface MappingFlags {
  /** A JSON file with the mapper's options. */
  options?: string;
  dialect?: string;
  /** Whose adapter maps; without one, the mapper alone. */
  platform?: Platform | 'direct';
}

/**
 * The mapper's options: the platform's own dialect, then those of the file, then those of the command line.
 *
 * @param now The clock for `maxEventAge`.
 * @throws {UsageError} naming the file or the option, and what it takes.
 */
export async function readMapOptions(flags: MappingFlags, now: number): Promise<MapOptions> {
  return (await readMapping(flags, now)).options;
}

/** {@link readMapOptions}, and what is to be said of them. */
export async function readMapping(
  flags: MappingFlags,
  now: number,
): Promise<{ options: MapOptions; note: string | undefined }> {
  const { options: file, platform = 'direct', dialect } = flags;
  const usual = platform === 'direct' ? 'documented' : USUAL_DIALECT[platform];
  const given = file === undefined ? {} : await readOptionsFile(file, usual, dialect);
  const options = {
    now,
    ...(platform === 'direct' ? {} : { dialect: usual }),
    ...given,
    ...(dialect === undefined ? {} : { dialect }),
  } as MapOptions;
  try {
    createMapper(options);
  } catch (error) {
    if (error instanceof MappingError) throw new UsageError(printable(error.message), error);
    throw error;
  }
  const isPastedAlike = platform === 'direct' || usual === PASTED_DIALECT || 'dialect' in given;
  const note =
    isPastedAlike || dialect !== undefined
      ? undefined
      : `This is the ${usual} dialect. The file to paste ("bundle") sends the ${PASTED_DIALECT} dialect unless its options name another: --dialect ${PASTED_DIALECT} shows that.`;
  return { options, note };
}

/**
 * Reads a file of options, for every command that takes one.
 *
 * @param usual The dialect when the file names none.
 * @param dialect What `--dialect` says; it wins over the file.
 * @throws {UsageError} when it cannot be read, and naming everything in it that is not an option or that an option does not take.
 */
export async function readOptionsFile(file: string, usual: Dialect, dialect?: string): Promise<object> {
  const value = await readJsonFile(file);
  if (!isRecord(value))
    throw new UsageError(`"${file}" is not an object. Give options such as {"dialect":"documented"}.`);
  // Its library takes a moment to load, and most runs have no such file.
  const { optionFaults } = await import('#cli/flags/option-faults');
  const meant = dialect === undefined ? value : { ...value, dialect };
  const faults = optionFaults(meant, usual).map(printableSentence);
  if (faults.length > 0)
    throw new UsageError(
      `The options in "${file}" are wrong:\n${faults.map((one) => `- ${one}`).join('\n')}`,
    );
  return value;
}
