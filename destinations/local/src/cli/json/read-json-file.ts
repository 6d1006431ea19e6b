import { readFile, stat } from 'node:fs/promises';
import { fileError } from '../../cli/file-error';
import { encodingOf } from '../text/encoding';
import { parseJson } from './parse-json';
import { UsageError } from '../usage-error';

const LARGEST_FILE_BYTES = 1024 * 1024;

/**
 * Reads a small JSON file that a person wrote or saved, such as options.
 *
 * @throws {UsageError} naming the file and what to do; never with a part of its content.
 */
export async function readJsonFile(file: string): Promise<unknown> {
  const parsed = parseJson(await readSmallFile(file));
  if (!parsed.ok) throw new UsageError(`"${file}" is not valid JSON${parsed.hint}. Correct the file.`);
  return parsed.value;
}

async function readSmallFile(file: string): Promise<string> {
  try {
    if ((await stat(file)).size <= LARGEST_FILE_BYTES) {
      const bytes = await readFile(file);
      return new TextDecoder(encodingOf(bytes)).decode(bytes);
    }
  } catch (error) {
    throw fileError(file, 'read', error);
  }
  throw new UsageError(`"${file}" is larger than 1 MB, which no such file is. Check the name.`);
}
