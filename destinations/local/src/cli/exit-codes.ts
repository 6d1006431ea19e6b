/** What the program's exit codes mean. Part of the interface: scripts rely on them. */
export const EXIT = {
  /** Everything was done; events that are skipped count as done. */
  ok: 0,
  /** Nothing worked: events failed and none was done, the demo found something missing or different, or an unexpected error occurred. */
  failed: 1,
  /** The command itself is wrong: an unknown option, a file that cannot be read, a missing key. Nothing was done. */
  usage: 2,
  /** Some events failed, the input broke off, or the run was stopped; the other events were done. */
  partial: 3,
} as const;

/** One of the documented exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code for a command that handles events. */
export function exitCodeOf({ done, failed }: { done: number; failed: number }, isStopped = false): ExitCode {
  if (failed === 0 && !isStopped) return EXIT.ok;
  return done === 0 ? EXIT.failed : EXIT.partial;
}

/** The exit codes as the program's own `--help` shows them. */
export const EXIT_CODES_HELP = `
Exit codes:
  0  everything was done (events left out by a rule or a setting included)
  1  nothing worked: events failed and none was done; the demo found a fault; an unexpected error
  2  the command is wrong: unknown option, unreadable file, missing key
  3  partial: some events failed (or the input broke off, or it was stopped), the others were done`;
