import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnchargeError } from '@encharge-destinations/core';
import type { Platform } from '../cli/platforms';
import { REPOSITORY_FOLDER } from '../cli/package-folders';
import { UsageError } from '../cli/usage-error';

/** What to bundle. */
export interface BundleRequest {
  platform: Platform;
  /** An absolute path. */
  optionsFile: string | undefined;
  minified: boolean;
}

/**
 * Builds a single-file bundle with the repository's own script, the only place that bakes options in, rejects keys and checks the finished
 * file. Inserting options into a prebuilt file would need a second copy of these checks, and the file could be older than the sources.
 *
 * @returns the file's text.
 * @throws {UsageError} with the reasons when the options are rejected.
 * @throws {EnchargeError} `bundle_failed` when the build itself fails.
 */
export async function buildBundle({ platform, optionsFile, minified }: BundleRequest): Promise<string> {
  if (REPOSITORY_FOLDER === undefined) {
    throw new UsageError(
      'An installed program has no sources to build from. Run this in a clone of the repository, or take the file of the release.',
    );
  }
  const repository = REPOSITORY_FOLDER;
  const folder = await mkdtemp(join(tmpdir(), 'encharge-destinations-'));
  try {
    const options = optionsFile === undefined ? [] : ['--options', optionsFile];
    const { status, errors } = await runScript(repository, [
      '--platform',
      platform,
      ...options,
      '--out',
      folder,
    ]);
    if (status !== 0) throw failureOf(errors, optionsFile !== undefined);
    const names = await readdir(folder);
    const name = names.find((one) => one.endsWith('.min.js') === minified);
    if (name === undefined) throw failureOf('The build wrote no such file.', false);
    return await readFile(join(folder, name), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runScript(
  repository: string,
  args: readonly string[],
): Promise<{ status: number; errors: string }> {
  const child = spawn(process.execPath, [join(repository, 'scripts', 'run.mjs'), 'bundle', ...args], {
    cwd: repository,
    env: process.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status: status ?? 1, errors: errors.trim() };
}

/** Without options the bundle is the one our own tests build, so a rejection is not the user's fault. */
function failureOf(errors: string, hasOptions: boolean): EnchargeError {
  return hasOptions ? new UsageError(errors) : new EnchargeError(errors, { code: 'bundle_failed' });
}
