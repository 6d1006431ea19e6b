// Writes what RudderStack's dashboard needs to know of the destination; with --check only says what differs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboardFiles } from '@encharge-destinations/rudderstack';
import { format } from 'prettier';

const FOLDER = join('destinations', 'rudderstack', 'dashboard');

async function main(isCheck: boolean): Promise<number> {
  let differing = 0;
  for (const [name, content] of Object.entries(dashboardFiles())) {
    const path = join(FOLDER, name);
    const wanted = await format(JSON.stringify(content), { parser: 'json', printWidth: 110 });
    if (existsSync(path) && readFileSync(path, 'utf8') === wanted) continue;
    differing += 1;
    console.log(`${isCheck ? 'differs' : 'wrote'} ${path}`);
    if (isCheck) continue;
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, wanted);
  }
  if (differing === 0) console.log('The dashboard files are up to date.');
  return isCheck && differing > 0 ? 1 : 0;
}

void main(process.argv.includes('--check')).then((code) => {
  process.exitCode = code;
});
