import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beside } from './measure';
import type { Result } from './report/result';
import { PROGRAM } from './processes/run-send';

const ROUNDS = 11;
const COMMANDS = [['--help'], ['map', '--help'], ['send', '--help'], ['workbench', '--help']];

/** How long the command line takes to its first byte, beside Node itself. */
export async function benchStart(): Promise<Result[]> {
  const bare: number[] = [];
  const took = COMMANDS.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await firstByte(['-e', 'process.stdout.write("x")']));
    for (const [index, args] of COMMANDS.entries()) took[index]?.push(await firstByte([PROGRAM, ...args]));
  }
  return COMMANDS.map((args, index): Result => {
    const values = took[index] ?? [];
    const id = `start.${args.join(' ').replace(/\W+/g, '-').replace(/^-/, '')}`;
    const what = `start to first byte: ${args.join(' ')}`;
    return { id, what, unit: 'ms', ...beside(values, 'node itself', bare), aim: { at: 'most', value: 1.3 } };
  });
}

async function firstByte(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  const took = performance.now() - began;
  child.stdout.resume();
  await once(child, 'close');
  return took;
}
