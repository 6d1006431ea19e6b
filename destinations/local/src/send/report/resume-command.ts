import type { Context } from '../../cli/context';
import { shellWords } from '../../cli/text/shell';

/** The flags with a value about how to deliver, which a replay takes too. */
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
/** The flags about what to deliver. */
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
 * The command line as typed, for copying. It never contains a key: keys are not arguments.
 *
 * @param needsFlag Whether the command only continues with `--resume`.
 */
export function resumeCommand({ io: { program }, argv }: Context, needsFlag = true): string {
  const isThere = !needsFlag || argv.includes('--resume');
  return `${program} ${shellWords([...argv, ...(isThere ? [] : ['--resume'])])}`;
}

/**
 * The command that delivers the dead letters of the given command, with the same mapping and speed.
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
