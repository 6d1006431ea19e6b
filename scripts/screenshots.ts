import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeScreenshots } from '../test/browser/take-screenshots';

const HELP = `Usage: npm run screenshots

Draws every page of the workbench, light and dark, into destinations/local/docs/screenshots. Needs a Chromium: CHROMIUM_PATH, or
one of the usual places. The people in the pictures are the gallery's.
`;

const FOLDER = join('destinations', 'local', 'docs', 'screenshots');
const LARGEST_BYTES = 150 * 1024;

async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console.error(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  await mkdir(FOLDER, { recursive: true });
  let isSmall = true;
  for (const { name, image } of await takeScreenshots()) {
    const file = join(FOLDER, `${name}.png`);
    await writeFile(file, image);
    console.log(`${file}  ${Math.round(image.length / 1024)} kB`);
    isSmall &&= image.length <= LARGEST_BYTES;
  }
  if (!isSmall) console.error(`A picture is over ${LARGEST_BYTES / 1024} kB: show less on it.`);
  return isSmall ? 0 : 1;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
