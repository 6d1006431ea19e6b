import { once } from 'node:events';
import { createServer } from 'node:http';
import { startSandbox } from '@encharge-destinations/sandbox';
import { EXIT } from '../../src/cli/exit-codes';
import { runCli } from '../../src/run-cli';
import { runProgram, testIo } from '../run-program';

test('--json prints where it is, it answers until it is stopped, then it is gone', async () => {
  let stop: () => void = () => undefined;
  const io = testIo({ untilStopped: () => new Promise((resolve) => (stop = resolve)) });
  const running = runCli(['sandbox', '--port', '0', '--json'], io);
  while (!io.stderr.text.includes('Ctrl-C')) await new Promise((resolve) => setTimeout(resolve, 5));

  const urls = JSON.parse(io.stdout.text) as Record<'url' | 'ingestUrl' | 'writeKey', string>;
  const answer = await fetch(urls.ingestUrl, {
    method: 'POST',
    headers: { 'X-Encharge-Token': urls.writeKey, 'Content-Type': 'application/json' },
    body: '{"name":"identify","user":{"userId":"u-1"}}',
  });
  expect(answer.status).toBe(200);

  stop();
  expect(await running).toBe(EXIT.ok);
  expect(io.stderr.text).toBe('Ctrl-C ends it.\nStopped.\n');
  await expect(fetch(urls.url)).rejects.toThrow('fetch failed');
});

test('as text it prints commands to copy', async () => {
  const { code, stdout } = await runProgram(['sandbox', '--port', '0']);
  expect(code).toBe(EXIT.ok);
  expect(stdout).toMatch(/^Ingest {2}http:\/\/127\.0\.0\.1:\d+\/v1 /m);
  expect(stdout).toMatch(
    /encharge-destinations send --to http:\/\/127\.0\.0\.1:\d+ --platform segment --events$/m,
  );
  expect(stdout).toMatch(
    /^ {2}curl -s http:\/\/127\.0\.0\.1:\d+\/v1 -H 'X-Encharge-Token: sandbox-write-key'/m,
  );
});

test('a taken port is reported, with what to do', async () => {
  const other = await startSandbox();
  const { port } = new URL(other.url);
  const run = await runProgram(['sandbox', '--port', port]);
  await other.close();
  expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
  expect(run.stderr).toContain(
    `Port ${port} is taken by another program. Give another --port, or 0 for any free one.`,
  );
});

test.each([
  ['sandbox', 8090, 'the sandbox'],
  ['start', 8090, 'the sandbox'],
  ['workbench', 8091, 'the workbench'],
  ['listen', 8092, 'the listener'],
])('%s: when its usual port is taken, it says so and names its own', async (command, usual, name) => {
  const other = createServer();
  other.listen(usual, '127.0.0.1');
  // If another program already has it, it is taken all the same.
  await once(other, 'listening').catch(() => undefined);
  const { code, stdout, stderr } = await runProgram([command]);
  other.close();
  expect(code).toBe(EXIT.ok);
  const note = new RegExp(
    `^Port ${usual} is taken by another program: ${name} is at (http://127\\.0\\.0\\.1:\\d+) instead\\.$`,
    'm',
  );
  expect(stderr).toMatch(note);
  const [, url = ''] = note.exec(stderr) ?? [];
  expect(url).not.toContain(`:${usual}`);
  if (usual === 8090)
    expect(stdout).toContain(`"--to sandbox" means port 8090; for this one give --to ${url}`);
});
