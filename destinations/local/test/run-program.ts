import { Readable, Writable } from 'node:stream';
import { runCli } from '../src/run-cli';
import type { Io } from '../src/cli/io';

/** The result of a run. */
export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Collects the output as text. */
export class Collector extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** An environment without a terminal, with a fixed clock and no randomness. */
export function testIo(changes: Partial<Io> = {}): Io & { stdout: Collector; stderr: Collector } {
  return {
    stdin: Readable.from([]),
    stdout: new Collector(),
    stderr: new Collector(),
    env: {},
    stdinIsTerminal: false,
    stderrIsTerminal: false,
    colours: { stdout: false, stderr: false },
    columns: { stdout: 100, stderr: 100 },
    program: 'encharge-destinations',
    now: () => Date.parse('2026-01-10T00:00:00Z'),
    random: () => 0,
    askHidden: () => Promise.reject(new Error('there is nobody to ask')),
    ask: () => Promise.reject(new Error('there is nobody to ask')),
    untilStopped: () => Promise.resolve(),
    ...changes,
  } as Io & { stdout: Collector; stderr: Collector };
}

/** Runs the program in this process. */
export async function runProgram(
  argv: readonly string[],
  input: string | Buffer | readonly (string | Buffer)[] = '',
  changes: Partial<Io> = {},
): Promise<Run> {
  const chunks = (Array.isArray(input) ? input : [input]) as (string | Buffer)[];
  const io = testIo({ stdin: Readable.from(chunks.map((chunk) => Buffer.from(chunk))), ...changes });
  const code = await runCli(argv, io);
  const run = { code, stdout: io.stdout.text, stderr: io.stderr.text };
  expect(run).toHoldNoKey();
  return run;
}

/** Events as NDJSON; text is unchanged. */
export function ndjson(...lines: unknown[]): string {
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
}

/** NDJSON as values. */
export function parsed(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
