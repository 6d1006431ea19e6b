import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { fileError } from '../../cli/file-error';
import type { Io } from '../../cli/io';
import { UsageError } from '../../cli/usage-error';

/**
 * Opens a file, or standard input when the name is missing or `-`.
 *
 * @throws {UsageError} when the file cannot be opened.
 */
export async function openInput(io: Io, file: string | undefined): Promise<Readable> {
  if (file === undefined || file === '-') {
    if (io.stdinIsTerminal) io.stderr.write('Type or paste events; end with Ctrl-D on an empty line.\n');
    return io.stdin;
  }
  try {
    const handle = await open(file);
    if ((await handle.stat()).isDirectory()) {
      await handle.close();
      throw new UsageError(`"${file}" is a folder. Name a file of events.`);
    }
    return createReadStream('', { fd: handle });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw fileError(file, 'opened', error);
  }
}
