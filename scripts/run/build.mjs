import { join } from 'node:path';
import { runQuietly, say } from './processes.mjs';

// A slower build gets a message.
const NOTICEABLE_MS = 1_500;

/**
 * Builds what changed; turbo knows.
 *
 * @param tasks `program`: the command line and the page, made from all packages' sources; `build`: the packages.
 * @returns an exit code.
 */
export async function build(root, tasks) {
  const started = Date.now();
  const notice = setTimeout(() => say('building …'), NOTICEABLE_MS);
  const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo');
  const args = [turbo, 'run', ...tasks, '--output-logs=errors-only', '--no-daemon'];
  const code = await runQuietly(root, args, {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
  });
  clearTimeout(notice);
  const elapsed = Date.now() - started;
  if (code >= 128) say('stopped.');
  else if (code !== 0) say('the build failed; see above.');
  else if (elapsed > NOTICEABLE_MS) say(`built in ${(elapsed / 1000).toFixed(1)} s.`);
  return code;
}
