import type { Context } from '../context';

/**
 * The command line that was given, to be copied. Keys are never in it: they are no arguments.
 *
 * @param needsFlag Whether the command goes on only with `--resume`.
 */
export function resumeCommand({ io: { program }, argv }: Context, needsFlag = true): string {
  const words = argv.map((word) =>
    /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`,
  );
  return [program, ...words, ...(!needsFlag || argv.includes('--resume') ? [] : ['--resume'])].join(' ');
}
