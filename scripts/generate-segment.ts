import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { destination } from '@encharge-destinations/segment';
import { format, resolveConfig } from 'prettier';
import { metadataOf } from './segment/metadata';
import { typeFile } from './segment/type-file';

const HELP = `Usage: npm run generate-segment -- [--check]

Writes what Segment's repository demands of a destination: types and metadata.json, in the format of its own generators.

  --check   write nothing; exit code 1 when a file differs
`;

const FOLDER = join(process.cwd(), 'destinations/segment/src/generated');

/** The files, by their paths in the destination's folder, not yet formatted. */
function files(): [path: string, text: string][] {
  return [
    ['metadata.json', JSON.stringify(metadataOf(destination), undefined, 2)],
    ['generated-types.ts', typeFile('Settings', destination.authentication?.fields ?? {})],
    ...Object.entries(destination.actions).map(([key, { fields }]): [string, string] => [
      join(key, 'generated-types.ts'),
      typeFile('Payload', fields as Parameters<typeof typeFile>[1]),
    ]),
  ];
}

async function main(args: readonly string[]): Promise<number> {
  const isCheck = args.length === 1 && args[0] === '--check';
  if (args.length > 0 && !isCheck) {
    console.error(HELP);
    return args[0] === '--help' ? 0 : 2;
  }
  let differing = 0;
  for (const [path, text] of files()) {
    const file = join(FOLDER, path);
    const wanted = await format(text, { ...(await resolveConfig(file)), filepath: file });
    if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue;
    differing += 1;
    console.log(`${isCheck ? 'differs' : 'wrote'} ${path}`);
    if (isCheck) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, wanted);
  }
  if (differing === 0) console.log('The generated files of the Segment destination are up to date.');
  return isCheck && differing > 0 ? 1 : 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
