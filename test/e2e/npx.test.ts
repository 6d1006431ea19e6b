import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files, ROOT } from '../conventions/source-files';

// Nobody owns the program's name on npm: asking npm for it would run whatever a stranger publishes there.

jest.setTimeout(60_000);

const asked: string[] = [];
let registry: Server;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'encharge-destinations-'));
  registry = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(404).end('{}');
  }).listen(0, '127.0.0.1');
  await once(registry, 'listening');
});
afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
});

async function npx(flag: string, cwd: string, ...argv: string[]): Promise<{ code: number; out: string }> {
  const { port } = registry.address() as AddressInfo;
  // The tests may run under another npx, whose settings must not affect this one.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'));
  const env = {
    ...Object.fromEntries(own),
    npm_config_registry: `http://127.0.0.1:${port}`,
    npm_config_cache: join(folder, 'cache'),
  };
  const child = spawn('npx', [flag, 'encharge-destinations', ...argv], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out };
}

test('the documentation and every help text call the program so that npx never asks a registry', () => {
  const texts = files.filter((file) => /\.(?:md|ts)$/.test(file) && !file.startsWith('test/e2e/'));
  const calls = texts.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/npx (?:-\S+ )*encharge-destinations/g)].map(
      ([call]) => `${file}: ${call}`,
    ),
  );
  expect(calls.length).toBeGreaterThan(10);
  expect(calls.filter((call) => !call.includes('npx --offline '))).toEqual([]);
});

test('in the repository npx runs the program', async () => {
  const { code, out } = await npx('--offline', ROOT, 'help');
  expect(code).toBe(0);
  expect(out).toMatch(/^Usage: npx --offline encharge-destinations \[options\] \[command\]\n/);
  expect(asked).toEqual([]);
});

test('in another folder, or in a clone without an installation, it ends and asks nobody', async () => {
  const clone = join(folder, 'clone');
  mkdirSync(clone);
  copyFileSync(join(ROOT, 'package.json'), join(clone, 'package.json'));
  for (const cwd of [folder, clone]) {
    const { code, out } = await npx('--offline', cwd, 'help');
    expect({ code: code === 0, out, asked }).toEqual({ code: false, out: '', asked: [] });
  }
});

test('the check finds calls that would ask', async () => {
  await npx('--no', folder, 'help');
  expect(asked).toContain('/encharge-destinations');
});
