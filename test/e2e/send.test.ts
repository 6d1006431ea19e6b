import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSoak } from '../../scripts/soak/run-soak';
import { PROGRAM } from './program';
import { answersAsSandbox } from './sandbox-index';

const CONCURRENCY = 4;

jest.setTimeout(120_000);

test('a short soak: killed and resumed while the sandbox fails, nothing is missing', async () => {
  const report = await runSoak({
    program: PROGRAM,
    events: 400,
    seed: 7,
    killEveryMs: 250,
    durationMs: 80_000,
    concurrency: 16,
    way: 'direct',
  });
  expect(report).toMatchObject({ faults: [], arrived: 400, deadLetters: 0, isRight: true });
  expect(report.kills).toBeGreaterThan(0);
  expect(report.interrupts).toBeGreaterThan(0);
});

test('repeated SIGKILL: every event arrives, and at most what was in progress arrives twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'encharge-destinations-'));
  const file = join(folder, 'events.ndjson');
  const events = 200;
  const lines = Array.from({ length: events }, (_, step) => ({
    type: 'identify',
    userId: `u-${step}`,
    traits: { step },
  }));
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const times = new Map<number, number>();
  let child: ReturnType<typeof spawn> | undefined;
  let seen = 0;
  const server = createServer((request, response) => {
    if (answersAsSandbox(request, response)) return;
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const { user } = JSON.parse(text) as { user: { step: number } };
      times.set(user.step, (times.get(user.step) ?? 0) + 1);
      seen += 1;
      // Some of these answers are in progress when it dies, some are not.
      if (seen % 60 === 0) child?.kill('SIGKILL');
      setTimeout(() => response.end('{}'), seen % 5);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let kills = 0;
  for (;;) {
    const args = [PROGRAM, 'send', file, '--to', url, '--concurrency', String(CONCURRENCY), '--resume'];
    child = spawn(process.execPath, args, { stdio: 'ignore' });
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    if (signal === null) {
      expect(code).toBe(0);
      break;
    }
    kills += 1;
  }
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
  expect(kills).toBeGreaterThanOrEqual(3);
  expect(times.size).toBe(events);
  const repetitions = [...times.values()].reduce((sum, number) => sum + number - 1, 0);
  expect(repetitions).toBeGreaterThan(0);
  expect(repetitions).toBeLessThanOrEqual(CONCURRENCY * kills);
});
