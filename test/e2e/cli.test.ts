import { once } from 'node:events';
import { ended, start } from './program';

const TRACK = '{"type":"track","event":"Signed Up","userId":"u-1"}\n';

jest.setTimeout(60_000);

test('map: data on stdout, the rest on stderr, partial is 3', async () => {
  const child = start(['map']);
  child.stdin.end(`${TRACK}junk\n`);
  expect(await ended(child)).toBe(3);
  expect(child.out).toBe('{"name":"Signed Up","user":{"userId":"u-1"}}\n');
  expect(child.err).toMatch(/^line 2 {2}error .*\n2 read: 1 mapped, 0 skipped, 1 failed\n$/);
});

test.each([
  ['help', 'Usage: npx --offline encharge-destinations [options] [command]'],
  ['help map', 'Usage: npx --offline encharge-destinations map [options] [FILE...]'],
])('%s is not a failure', async (words, usage) => {
  const child = start(words.split(' '));
  expect(await ended(child)).toBe(0);
  expect(child.err).toBe('');
  expect(child.out.split('\n', 1)).toEqual([usage]);
});

test('help for an unknown command says so', async () => {
  const child = start(['help', 'mapp']);
  expect(await ended(child)).toBe(2);
  expect(child.out).toBe('');
  expect(child.err).toMatch(/^error: unknown command 'mapp'\n\(Did you mean map\?\)/);
});

test('nothing is coloured in a pipe', async () => {
  const child = start(['map'], { FORCE_COLOR: '1' });
  child.stdin.end('junk\n');
  expect(await ended(child)).toBe(1);
  expect(child.err).not.toContain('\u001b');
});

test('closing the output ends the program quietly', async () => {
  const child = start(['map']);
  child.stdin.on('error', () => undefined);
  child.stdout.once('data', () => child.stdout.destroy());
  const feeding = setInterval(() => child.stdin.write(TRACK.repeat(1000)), 1);
  const code = await ended(child);
  clearInterval(feeding);
  expect(code).toBe(0);
  expect(child.err).toMatch(/^stopped: Nobody reads the output any more\.\n/);
});

test('a long line takes little memory', async () => {
  const child = start(['map'], { NODE_OPTIONS: '--max-old-space-size=64' });
  const chunk = 'x'.repeat(1024 * 1024);
  for (let sent = 0; sent < 300; sent += 1) {
    if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
  }
  child.stdin.end(`\n${TRACK}`);
  expect(await ended(child)).toBe(3);
  expect(child.err).toContain('line 1  error  event  This line is longer than 5 MB');
  expect(child.err).toContain('2 read: 1 mapped, 0 skipped, 1 failed');
});

test.each(['SIGINT', 'SIGTERM'] as const)('sandbox: %s ends it cleanly', async (signal) => {
  const child = start(['sandbox', '--port', '0', '--json']);
  await once(child.stderr, 'data');
  const { url } = JSON.parse(child.out) as { url: string };
  expect((await fetch(`${url}/_sandbox/people`)).status).toBe(200);
  const end = ended(child);
  child.kill(signal);
  expect(await end).toBe(0);
  expect(child.err).toBe('Ctrl-C ends it.\nStopped.\n');
});

test('demo: runs and ends by itself, and every check passes', async () => {
  const child = start(['demo']);
  child.stdin.end();
  expect(await ended(child)).toBe(0);
  expect(child.out).toMatch(/All \d+ checks hold\.\n$/);
  expect(child.out).not.toContain('✗');
});

test('start: stays up, accepts an event, and Ctrl-C ends it', async () => {
  const child = start(['start', '--port', '0']);
  while (!child.err.includes('Ctrl-C ends it')) await once(child.stderr, 'data');
  const [, url = ''] = /send --to (http:\S+)/.exec(child.out) ?? [];
  const send = start(['send', '--to', url, '--platform', 'rudderstack', '--events']);
  send.stdin.end(TRACK);
  expect(await ended(send)).toBe(0);
  expect(send.err).toMatch(/^Sending .* to the sandbox at \S+\n1 read: 1 delivered, 0 skipped, 0 failed\n/);
  const end = ended(child);
  child.kill('SIGINT');
  expect(await end).toBe(0);
});
