import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What both packages declare. */
export interface Manifest {
  name: string;
  description: string;
  [key: string]: unknown;
}

/** Writes a package's manifest, without what only the repository needs, and the licence beside it. */
export function writeManifest(root: string, folder: string, manifest: Manifest): void {
  const { version, license, engines } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Manifest;
  const { name, description, ...others } = manifest;
  const whole = { name, version, description, license, engines, type: 'commonjs', ...others };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(whole, undefined, 2)}\n`);
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}
