import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runNpm, say } from './processes.mjs';

/**
 * Installs the dependencies when they differ from package-lock.json.
 *
 * @returns an exit code.
 */
export async function install(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = join(root, 'node_modules', '.cache', 'encharge-destinations', 'installed');
  if (read(stamp) === hash) return 0;
  if (!isInstalled(root, JSON.parse(lock.toString('utf8')))) {
    say('installing dependencies (npm ci); this takes about a minute …');
    const started = Date.now();
    // Development dependencies build and test: NODE_ENV=production must not exclude them. stdout belongs to the command.
    const code = await runNpm(root, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      stdio: ['ignore', 2, 2],
    });
    if (code !== 0) {
      say('npm ci failed; see above. Check the connection to the npm registry, then run the command again.');
      return code;
    }
    say(`dependencies installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return 0;
}

/** Whether somebody ran npm by hand: npm keeps its own list of what it installed. */
function isInstalled(root, lock) {
  const list = read(join(root, 'node_modules', '.package-lock.json'));
  if (list === undefined) return false;
  const installed = JSON.parse(list).packages;
  return Object.entries(lock.packages).every(([path, { version, link, optional }]) => {
    if (path === '' || !path.includes('node_modules/') || link === true) return true;
    // Optional packages of other platforms are not installed.
    return installed[path] === undefined ? optional === true : installed[path].version === version;
  });
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
