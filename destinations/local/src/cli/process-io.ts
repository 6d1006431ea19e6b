import { isatty } from 'node:tty';
import type { Io } from './io';
import { programName } from './program/program-name';

// Reports are laid out for at least 80 columns; very long lines are hard to read.
const NARROWEST = 80;
const WIDEST = 160;

/** Pipes and files have no `isTTY`, whatever the types say. */
interface MaybeTerminal {
  isTTY?: boolean;
}

/** The real program's environment. */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  return {
    // Opened on first use: opening it takes longer than printing the help.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
    env,
    stdinIsTerminal: isatty(0),
    stderrIsTerminal: isTerminal(stderr),
    colours: { stdout: wantsColours(stdout, env), stderr: wantsColours(stderr, env) },
    columns: { stdout: columnsOf(stdout), stderr: columnsOf(stderr) },
    program: programName(process.argv[1] ?? '', process.cwd(), env),
    now: Date.now,
    random: Math.random,
    // Few runs ask anything, so the code for it loads on demand.
    askHidden: async (question) => (await import('#cli/ask')).askHidden(process.stdin, stderr, question),
    ask: async (question) => (await import('#cli/ask')).ask(process.stdin, stderr, question),
    untilStopped,
  };
}

function columnsOf(stream: NodeJS.WriteStream): number {
  return isTerminal(stream) ? Math.min(Math.max(stream.columns, NARROWEST), WIDEST) : Infinity;
}

/** Colours only on a terminal; NO_COLOR (https://no-color.org) turns them off. */
export function wantsColours(
  stream: MaybeTerminal,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTerminal(stream) && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

// npm sends Ctrl-C to the program twice, and the second must not cut the clean shutdown short.
const SAME_SIGNAL_MS = 1000;

/** Called by commands that stay up. Until then a signal ends the program as usual, and so does a repeated one. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const onSignal = (signal: NodeJS.Signals): void => {
      first ??= performance.now();
      resolve();
      if (performance.now() - first < SAME_SIGNAL_MS) return;
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      process.kill(process.pid, signal);
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
}

function isTerminal({ isTTY }: MaybeTerminal): boolean {
  return isTTY === true;
}
