import { readFile, stat } from 'node:fs/promises';
import { createMapper, MappingError } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { codeOf } from './open-input';
import { parseJson } from './parse-json';
import { printable } from './printable';
import { UsageError } from './usage-error';

const LARGEST_FILE_BYTES = 1024 * 1024;

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

async function readOptionsFile(file: string): Promise<object> {
  const text = await readSmallFile(file);
  const parsed = parseJson(text);
  if (!parsed.ok) throw new UsageError(`"${file}" is not valid JSON${parsed.hint}. Correct the file.`);
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`"${file}" holds no object. Give options such as {"dialect":"documented"}.`);
  return value;
}

async function readSmallFile(file: string): Promise<string> {
  try {
    if ((await stat(file)).size <= LARGEST_FILE_BYTES) return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `"${file}" cannot be read (${codeOf(error)}). Check the name and the permissions.`,
      error,
    );
  }
  throw new UsageError(`"${file}" is larger than 1 MB, which no file of options is. Check the name.`);
}
