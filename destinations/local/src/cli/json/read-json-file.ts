import { readFile, stat } from 'node:fs/promises';
import { fileError } from '../../cli/file-error';
import { encodingOf, isText } from '../text/encoding';
import { jsonFault } from './json-fault';
import { UsageError } from '../usage-error';

const LARGEST_FILE_BYTES = 1024 * 1024;

/**
 * Reads a small JSON file that a person wrote or saved, such as options.
 *
 * @throws {UsageError} naming the file and what to do; never quoting its content.
 */
export async function readJsonFile(file: string): Promise<unknown> {
  const text = await readSmallFile(file);
  const fault = jsonFault(text);
  if (fault === undefined) return JSON.parse(text) as unknown;
  const { message, line, column } = fault;
  throw new UsageError(`"${file}" is not valid JSON: line ${line}, column ${column}: ${message}`);
}

async function readSmallFile(file: string): Promise<string> {
  try {
    if ((await stat(file)).size <= LARGEST_FILE_BYTES) {
      const bytes = await readFile(file);
      if (isText(bytes)) return new TextDecoder(encodingOf(bytes)).decode(bytes);
      throw new UsageError(`"${file}" is not text. Check the name.`);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw fileError(file, 'read', error);
  }
  throw new UsageError(`"${file}" is larger than 1 MB. Check the name.`);
}
