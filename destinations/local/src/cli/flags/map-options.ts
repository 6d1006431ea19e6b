import { createMapper, MappingError } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { isRecord } from '../json/records';
import { printable, printableSentence } from '../text/printable';
import { readJsonFile } from '../json/read-json-file';
import { UsageError } from '../usage-error';

/** What the command line says about the mapping. */
export interface MappingFlags {
  /** A JSON file with the mapper's options. */
  options?: string;
  dialect?: string;
}

/**
 * The mapper's options: those of the file, then those of the command line.
 *
 * @param now The clock for `maxEventAge`.
 * @throws {UsageError} naming the file or the option, and what it takes.
 */
export async function readMapOptions(flags: MappingFlags, now: number): Promise<MapOptions> {
  const given = flags.options === undefined ? {} : await readOptionsFile(flags.options);
  const options = {
    now,
    ...given,
    ...(flags.dialect === undefined ? {} : { dialect: flags.dialect }),
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
