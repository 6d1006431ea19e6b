import type { WriteStream } from 'node:tty';
import { askHidden } from './ask-hidden';
import type { Io } from './io';

// Reports are laid out for 80 columns and more; very long lines are hard to read.
const NARROWEST = 80;
const WIDEST = 160;

/** The surroundings of the real program. */
export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  return {
    stdin,
    stdout,
    stderr,
    env,
    stdinIsTerminal: stdin.isTTY,
    colours: { stdout: wantsColours(stdout, env), stderr: wantsColours(stderr, env) },
    columns: Math.min(Math.max(stdout.isTTY ? stdout.columns : 100, NARROWEST), WIDEST),
    now: Date.now,
    random: Math.random,
    askHidden: (question) => askHidden(stdin, stderr, question),
    untilStopped,
  };
}

/** Colours on a terminal only; NO_COLOR (https://no-color.org) turns them off. */
export function wantsColours(
  stream: Pick<WriteStream, 'isTTY'>,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

/** Called by commands that stay up; until then a signal ends the program as usual. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // Not `once`: a Ctrl-C reaches the program twice when npm started it, and the second must not cut the clean end short.
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}
