import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { runFixtures } from './fixtures/run-fixtures';

void runFixtures(process.argv.slice(2), {
  folder: join(process.cwd(), 'test/fixtures'),
  env: process.env,
  now: Date.now,
  randomId: () => randomBytes(4).toString('hex'),
  out: console.log,
  err: console.error,
}).then((code) => {
  process.exitCode = code;
});
