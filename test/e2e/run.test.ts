import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const RUN = join(__dirname, '..', '..', 'scripts', 'run.mjs');

test.each([[[]], [['no-such-command']], [['../run']]])('%j: lists the commands', (args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, ...args], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(
    /^encharge-destinations: usage: node scripts\/run\.mjs COMMAND .*start, demo, test, verify/m,
  );
});
