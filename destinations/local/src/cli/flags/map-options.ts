import { createMapper, MappingError } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { isRecord } from '../json/records';
import { printable, printableSentence } from '../text/printable';
import { readJsonFile } from '../json/read-json-file';
import { USUAL_DIALECT } from '../platforms';
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
  const { options: file, platform = 'direct', dialect } = flags;
  const given = file === undefined ? {} : await readOptionsFile(file);
  const options = {
    now,
    ...(platform === 'direct' ? {} : { dialect: USUAL_DIALECT[platform] }),
    ...given,
    ...(dialect === undefined ? {} : { dialect }),
  } as MapOptions;
  try {
    createMapper(options);
  } catch (error) {
    if (error instanceof MappingError) throw new UsageError(printable(error.message), error);
    throw error;
  }
  return options;
}

/**
 * Reads a file of options, for every command that takes one.
 *
 * @throws {UsageError} when it cannot be read, and naming everything in it that is no option or that an option does not take.
 */
export async function readOptionsFile(file: string): Promise<object> {
  const value = await readJsonFile(file);
  if (!isRecord(value))
    throw new UsageError(`"${file}" holds no object. Give options such as {"dialect":"documented"}.`);
  // Its library takes a moment to load, and most runs have no such file.
  const { optionFaults } = await import('#cli/flags/option-faults');
  const faults = optionFaults(value).map(printableSentence);
  if (faults.length > 0)
    throw new UsageError(
      `The options in "${file}" are wrong:\n${faults.map((one) => `- ${one}`).join('\n')}`,
    );
  return value;
}
