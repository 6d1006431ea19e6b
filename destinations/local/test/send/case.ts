import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Io } from '../../src/cli/io';
import { ndjson, parsed, runProgram } from '../run-program';
import type { Run } from '../run-program';
import { Loopback } from './loopback';

/** An event, or a payload, of any shape. */
export type Dictionary = Record<string, unknown>;

/** A folder for each test, and a server that the program sends to. */
export interface Case {
  loopback: Loopback;
  /** A file in the test's folder. */
  path: (name: string) => string;
  write: (name: string, content: string | Buffer) => string;
  /** Writes the events as NDJSON. */
  input: (...events: unknown[]) => string;
  /** Runs the program against the server without stopping it. */
  run: (argv: readonly string[], changes?: Partial<Io>) => Promise<Run>;
  /** The dead letters of an input. */
  letters: (file: string) => Dictionary[];
  url: () => string;
}

/** Sets up a case for each test of a file. */
export function useCase(): Case {
  const loopback = new Loopback();
  const root = mkdtempSync(join(tmpdir(), 'encharge-destinations-'));
  let url = '';
  let folder = '';
  beforeAll(async () => {
    url = await loopback.start();
  });
  beforeEach(() => {
    loopback.forget();
    folder = mkdtempSync(join(root, 'case-'));
  });
  afterAll(async () => {
    await loopback.close();
    rmSync(root, { recursive: true, force: true });
  });
  const path = (name: string): string => join(folder, name);
  const write = (name: string, content: string | Buffer): string => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
    return path(name);
  };
  return {
    loopback,
    path,
    write,
    input: (...events) => write('events.ndjson', ndjson(...events)),
    run: (argv, changes = {}) =>
      runProgram([...argv, '--to', url], '', {
        untilStopped: () => new Promise(() => undefined),
        ...changes,
      }),
    letters: (file) => parsed(readFileSync(`${file}.dead-letters.ndjson`, 'utf8')) as Dictionary[],
    url: () => url,
  };
}

/** An identify call. */
export function identify(userId: string, step: number): Dictionary {
  return { type: 'identify', userId, traits: { step } };
}
