import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A separate file system, which fills up on demand. */
export interface SmallDisk {
  fill(): void;
  free(): void;
  unmount(): void;
}

/** Room for many checkpoints of a hundred thousand events. */
const MEGABYTES = 8;

/**
 * Mounts a small in-memory file system at a folder.
 *
 * @returns nothing where this user may not mount.
 */
export function mountSmallDisk(folder: string): SmallDisk | undefined {
  const mount = ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', folder];
  if (spawnSync('mount', mount, { stdio: 'ignore' }).status !== 0) return undefined;
  const unmount = (): void => void spawnSync('umount', [folder], { stdio: 'ignore' });
  process.once('exit', unmount);
  const filler = join(folder, 'filler');
  return {
    fill: () => {
      const file = openSync(filler, 'w');
      try {
        const block = Buffer.alloc(4096);
        while (writeSync(file, block) > 0);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    unmount,
  };
}
