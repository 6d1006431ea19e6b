import type { Context } from '../../cli/context';
import { shellWords } from '../../cli/text/shell';

/** The flags with a value that say how to deliver: a replay takes them, too. */
const HOW = new Set([
  '--to',
  '--platform',
  '--options',
  '--dialect',
  '--concurrency',
  '--rate',
  '--attempts',
  '--retry-budget',
  '--timeout',
  '--deadline',
]);
/** Those that say what to deliver. */
const WHAT = new Set([
  '--as',
  '--map',
  '--type',
  '--since',
  '--until',
  '--limit',
  '--checkpoint',
  '--dead-letters',
]);

/**
 * The command line that was given, to be copied. Keys are never in it: they are not arguments.
 *
 * @param needsFlag Whether the command goes on only with `--resume`.
 */
export function resumeCommand({ io: { program }, argv }: Context, needsFlag = true): string {
  const isThere = !needsFlag || argv.includes('--resume');
  return `${program} ${shellWords([...argv, ...(isThere ? [] : ['--resume'])])}`;
}

/**
 * The command that delivers dead letters as the given command delivered their events: by the same mapping, with the same haste.
 *
 * @param deadLetters The file.
 */
export function replayCommand({ io: { program }, argv }: Context, deadLetters: string): string {
  const kept: string[] = [];
  for (let index = 1; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--') break;
    const [name = ''] = word.split('=', 1);
    if (word === '--yes' || (HOW.has(name) && word !== name)) kept.push(word);
    else if (HOW.has(word)) kept.push(word, argv[(index += 1)] ?? '');
    else if (WHAT.has(word)) index += 1;
  }
  return `${program} ${shellWords(['replay', deadLetters, ...kept])}`;
}
