import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf, fileError } from '../../cli/file-error';
import { UsageError } from '../../cli/usage-error';

/**
 * Locks a file against a second program: a lock file beside it holds this program's process id, and is taken over when that process is
 * gone.
 *
 * @returns a function that unlocks.
 * @throws {UsageError} when a running program has the lock.
 */
export function lockFile(path: string): () => void {
  const lock = `${path}.lock`;
  if (!create(lock)) {
    const text = readFileSync(lock, 'utf8');
    // An empty one belongs to a run that was killed as it began.
    if (!/^\d*$/.test(text))
      throw new UsageError(`"${lock}" is not a lock of this program. Name another file with --checkpoint.`);
    const owner = Number(text);
    if (isRunning(owner))
      throw new UsageError(
        `"${path}" is in use by another run (process ${owner}). Wait for its end, or name another file with --checkpoint.`,
      );
    rmSync(lock, { force: true });
    if (!create(lock)) throw new UsageError(`"${path}" was taken by another run just now.`);
  }
  return () => rmSync(lock, { force: true });
}

function create(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw fileError(lock, 'written', error, 'Name another file with --checkpoint.');
  }
}

/** In a container every process may have the same id: our own id is an earlier run's. */
function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
