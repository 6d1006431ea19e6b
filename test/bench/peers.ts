import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** Where peers are: folders that `--peer` names. */
export type Peers = readonly string[];

/** Somebody else's code that ours is measured beside. */
interface Peer<T> {
  /** With its version. */
  name: string;
  module: T;
}

/**
 * A peer in the first of the folders that has it; without one its rows are left out, and stderr says so.
 *
 * @param home The folder of its `package.json`, below one of the folders.
 * @param file What is loaded, below its home.
 */
export function peerIn<T>(
  folders: Peers,
  { name, home, file }: { name: string; home: string; file: string },
): Peer<T> | undefined {
  const require = createRequire(join(process.cwd(), 'package.json'));
  for (const folder of folders) {
    const root = resolve(folder, home);
    if (!existsSync(join(root, file))) continue;
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { name: `${name} ${version}`, module: require(join(root, file)) as T };
  }
  console.error(`not measured: beside ${name}, which is in no folder of --peer`);
  return undefined;
}
