import { createMapper, MappingError } from '@encharge-destinations/core';
import type { Dialect, MapOptions } from '@encharge-destinations/core';
import { isRecord } from '../json/records';
import { printable, printableSentence } from '../text/printable';
import { readJsonFile } from '../json/read-json-file';
import { PASTED_DIALECT, USUAL_DIALECT } from '../platforms';
import type { Platform } from '../platforms';
import { UsageError } from '../usage-error';

/** The mapping flags of the command line. */
export interface MappingFlags {
  /** A JSON file with the mapper's options. */
  options?: string;
  dialect?: string;
  /** The platform whose adapter maps; without one, the mapper alone. */
  platform?: Platform | 'direct';
}

/**
 * The mapper's options: the platform's default dialect, then the file's options, then the command line's.
 *
 * @param now The clock for `maxEventAge`.
 * @throws {UsageError} naming the file or the option, and what it takes.
 */
export async function readMapOptions(flags: MappingFlags, now: number): Promise<MapOptions> {
  return (await readMapping(flags, now)).options;
}

/** {@link readMapOptions}, with the remarks about the options. */
export async function readMapping(
  flags: MappingFlags,
  now: number,
): Promise<{ options: MapOptions; note: string | undefined }> {
  const { options: file, platform = 'direct', dialect } = flags;
  const usual = platform === 'direct' ? 'documented' : USUAL_DIALECT[platform];
  const fromFile = file === undefined ? {} : await readOptionsFile(file, usual, dialect);
  const options = {
    now,
    ...(platform === 'direct' ? {} : { dialect: usual }),
    ...fromFile,
    ...(dialect === undefined ? {} : { dialect }),
  } as MapOptions;
  try {
    createMapper(options);
  } catch (error) {
    if (error instanceof MappingError) throw new UsageError(printable(error.message), error);
    throw error;
  }
  const isPastedAlike = platform === 'direct' || usual === PASTED_DIALECT || 'dialect' in fromFile;
  const note =
    isPastedAlike || dialect !== undefined
      ? undefined
      : `This is the ${usual} dialect. The file to paste ("bundle") sends the ${PASTED_DIALECT} dialect unless its options name another: --dialect ${PASTED_DIALECT} shows that.`;
  return { options, note };
}

/**
 * Reads an options file, for every command that takes one.
 *
 * @param usual The dialect when the file names none.
 * @param dialect The value of `--dialect`, which wins over the file.
 * @throws {UsageError} when the file cannot be read; names every unknown option and every value that an option does not take.
 */
export async function readOptionsFile(file: string, usual: Dialect, dialect?: string): Promise<object> {
  const value = await readJsonFile(file);
  if (!isRecord(value))
    throw new UsageError(`"${file}" is not an object. Give options such as {"dialect":"documented"}.`);
  // Its library is slow to load, and most runs have no options file.
  const { optionFaults } = await import('#cli/flags/option-faults');
  const meant = dialect === undefined ? value : { ...value, dialect };
  const faults = optionFaults(meant, usual).map(printableSentence);
  if (faults.length > 0)
    throw new UsageError(
      `The options in "${file}" are wrong:\n${faults.map((one) => `- ${one}`).join('\n')}`,
    );
  return value;
}
