import { execFileSync } from 'node:child_process';

/**
 * Makes a tarball from a folder, as `npm pack` does.
 *
 * @returns the tarball's name.
 */
export function packFolder(folder: string, out: string): string {
  const npm = process.env['npm_execpath'];
  const [program, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const output = execFileSync(program, [...args, 'pack', folder, '--json', '--pack-destination', out], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: npm === undefined && process.platform === 'win32',
  });
  const [packed] = Object.values(JSON.parse(output) as Record<string, { filename: string }>);
  if (packed === undefined) throw new Error(`npm packed nothing from ${folder}.`);
  return packed.filename.replace('@', '').replace('/', '-');
}
