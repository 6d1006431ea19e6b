import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { format } from 'prettier';
import { runFixtures } from './fixtures/run-fixtures';

void runFixtures(process.argv.slice(2), {
  folder: join(process.cwd(), 'test/fixtures'),
  env: process.env,
  now: Date.now,
  randomId: () => randomBytes(4).toString('hex'),
  format: (json) => format(json, { parser: 'json', printWidth: 110 }),
  out: console.log,
  err: console.error,
}).then((code) => {
  process.exitCode = code;
});
