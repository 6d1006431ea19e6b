import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFile } from '../../src/send/journal/lock-file';

const folder = mkdtempSync(join(tmpdir(), 'encharge-destinations-'));
const path = join(folder, 'events.checkpoint');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file stays locked until this program releases it', () => {
  const unlock = lockFile(path);
  expect(readFileSync(`${path}.lock`, 'utf8')).toBe(String(process.pid));
  unlock();
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test('a running program keeps the lock; a finished or nonexistent one does not', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  writeFileSync(`${path}.lock`, String(other.pid));
  expect(() => lockFile(path)).toThrow(
    `"${path}" is in use by another run (process ${other.pid ?? ''}). Wait for its end, or name another file with --checkpoint.`,
  );
  other.kill('SIGKILL');
  await once(other, 'close');
  lockFile(path)();
  for (const torn of ['', '0']) {
    writeFileSync(`${path}.lock`, torn);
    lockFile(path)();
  }
});

test.each(['x', '-1', '1.5', '12\n', '# yarn lockfile v1\n'])(
  'a file that is not a lock stays: %j',
  (text) => {
    writeFileSync(`${path}.lock`, text);
    expect(() => lockFile(path)).toThrow(`"${path}.lock" is not a lock of this program.`);
    expect(readFileSync(`${path}.lock`, 'utf8')).toBe(text);
    rmSync(`${path}.lock`);
  },
);

test('a missing folder', () => {
  expect(() => lockFile(join(folder, 'nowhere', 'a.checkpoint'))).toThrow(/cannot be written \(ENOENT\)/);
});
