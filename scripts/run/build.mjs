import { join } from 'node:path';
import { runQuietly, say } from './processes.mjs';

// Slower than this, and it is worth a word.
const NOTICEABLE_MS = 1_500;

/**
 * Builds packages; turbo knows which ones changed.
 *
 * @param filter Which ones, in turbo's words; all of them when left out.
 * @returns an exit code.
 */
export async function build(root, filter) {
  const started = Date.now();
  const notice = setTimeout(() => say('building …'), NOTICEABLE_MS);
  const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo');
  const chosen = filter === undefined ? [] : [`--filter=${filter}`];
  const args = [turbo, 'run', 'build', '--output-logs=errors-only', '--no-daemon', ...chosen];
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
