import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { dependencyFiles } from './generate/dependencies';
import { galleryPage } from './generate/gallery';
import type { GeneratedFile } from './generate/generated-file';
import { mappingPage } from './generate/mapping-page';
import { rudderstackFiles } from './generate/rudderstack';
import { rulesPage } from './generate/rules-page';
import { segmentFiles } from './generate/segment';
import { segmentSettingsPage } from './generate/segment-settings';

const HELP = `Usage: npm run generate -- [--check]

Writes every file generated from the field tables, the options, the fixtures and the dependencies.

  --check   write nothing; exit code 1 when a file differs
`;

const SOURCES: readonly (() => GeneratedFile[])[] = [
  () => [mappingPage(), rulesPage(), galleryPage(), segmentSettingsPage()],
  dependencyFiles,
  segmentFiles,
  rudderstackFiles,
];

async function main(args: readonly string[]): Promise<number> {
  const isCheck = args.length === 1 && args[0] === '--check';
  if (args.length > 0 && !isCheck) {
    console.error(HELP);
    return args[0] === '--help' ? 0 : 2;
  }
  let differing = 0;
  for (const { path, text } of SOURCES.flatMap((files) => files())) {
    const wanted = await format(text, { ...(await resolveConfig(path)), filepath: path });
    if (existsSync(path) && readFileSync(path, 'utf8') === wanted) continue;
    differing += 1;
    console.log(`${isCheck ? 'differs' : 'wrote'} ${path}`);
    if (isCheck) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, wanted);
  }
  if (differing === 0) console.log('Every generated file is up to date.');
  else if (isCheck) console.error('Run `npm run generate` and commit what it writes.');
  return isCheck && differing > 0 ? 1 : 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
