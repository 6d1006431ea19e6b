// Writes what RudderStack's dashboard needs to know of the destination, and the page of its settings; with --check only says what differs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dashboardFiles, settingsPage } from '@encharge-destinations/rudderstack';
import { format } from 'prettier';

const PACKAGE = join('destinations', 'rudderstack');

async function files(): Promise<Map<string, string>> {
  const options = { printWidth: 110, singleQuote: true };
  const written = new Map<string, string>();
  for (const [name, content] of Object.entries(dashboardFiles())) {
    const text = await format(JSON.stringify(content), { ...options, parser: 'json' });
    written.set(join(PACKAGE, 'dashboard', name), text);
  }
  written.set(
    join(PACKAGE, 'docs', 'settings.md'),
    await format(settingsPage(), { ...options, parser: 'markdown' }),
  );
  return written;
}

async function main(isCheck: boolean): Promise<number> {
  let differing = 0;
  for (const [path, wanted] of await files()) {
    if (existsSync(path) && readFileSync(path, 'utf8') === wanted) continue;
    differing += 1;
    console.log(`${isCheck ? 'differs' : 'wrote'} ${path}`);
    if (isCheck) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, wanted);
  }
  if (differing === 0) console.log('The files for RudderStack are up to date.');
  return isCheck && differing > 0 ? 1 : 0;
}

void main(process.argv.includes('--check')).then((code) => {
  process.exitCode = code;
});
